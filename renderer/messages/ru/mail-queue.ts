export const mailQueue = {};
