export const mailEntering = {};
