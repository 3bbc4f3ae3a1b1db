/** Uploads of this page by import, so that another sheet or encoding can be read from the same file. Gone with the page. */
const uploads = new Map<string, string>();

export const rememberUpload = (importId: string, uploadId: string): void =>
  void uploads.set(importId, uploadId);

/** The upload an import was read from, while the core may still hold it. */
export const uploadOf = (importId: string): string | null => uploads.get(importId) ?? null;
