export const mailLetters = {};
