/** Files come in pieces that fit one call of either carrier (1,000,000 characters in Electron, base64 counted). */
export const uploadChunkBytes = 512 * 1024;
/** The largest file taken, in bytes. */
export const uploadMostBytes = 64 * 1024 * 1024;
