/** Files come in pieces that fit one call of either carrier (1,000,000 characters in Electron, base64 counted). */
export const uploadChunkBytes = 512 * 1024;
/** The largest file taken, in bytes. */
export const uploadMostBytes = 64 * 1024 * 1024;

/** Encodings a text file may be in. */
export const feedEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'kz-1048', 'ibm866'] as const;
export type FeedEncoding = (typeof feedEncodings)[number];
