export const mailDay = {};
