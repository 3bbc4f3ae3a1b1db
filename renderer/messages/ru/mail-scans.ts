export const mailScans = {};
