export const mailOpening = {};
