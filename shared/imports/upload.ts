/** Files come in pieces that fit one call (`mostCallCharacters`, base64 counted). */
export const uploadChunkBytes = 512 * 1024;
/** The largest file taken, in MiB and in bytes. */
export const uploadMostMebibytes = 64;
export const uploadMostBytes = uploadMostMebibytes * 1024 * 1024;

/** Encodings a text file may be in. */
export const feedEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'kz-1048', 'ibm866'] as const;
export type FeedEncoding = (typeof feedEncodings)[number];
