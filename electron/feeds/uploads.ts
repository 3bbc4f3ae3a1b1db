import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import { uploadChunkBytes } from '#shared/imports/upload.ts';

/** A whole file, in memory only. */
export interface UploadedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly hash: Hash;
  received: number;
  file: UploadedFile | null;
}

/** Files on their way from the page to the core, piece by piece. Nothing of them ever lies on a disk. */
export interface Uploads {
  begin(id: string, file: { readonly fileName: string; readonly size: number }): void;
  /** Bytes received so far. @throws AppError `upload.unknown`, `upload.outOfOrder`, `upload.wrongSize`. */
  put(id: string, index: number, data: Uint8Array): number;
  /** @throws AppError `upload.unknown`, `upload.incomplete`. */
  file(id: string): UploadedFile;
  drop(id: string): void;
  clear(): void;
}

/** A third file takes the place of the one nobody has touched for longest. */
const mostAtATime = 2;

/** The name alone; no path of another computer is kept. */
const baseName = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);

export function createUploads(): Uploads {
  const uploads = new Map<string, Upload>();

  function touch(id: string): Upload {
    const upload = uploads.get(id);
    if (upload === undefined) throw new AppError('upload.unknown');
    uploads.delete(id);
    uploads.set(id, upload);
    return upload;
  }

  return {
    begin(id, { fileName, size }) {
      const [oldest] = uploads.keys();
      if (uploads.size >= mostAtATime && oldest !== undefined) uploads.delete(oldest);
      const bytes = new Uint8Array(size);
      uploads.set(id, {
        fileName: baseName(fileName),
        bytes,
        hash: createHash('sha256'),
        received: 0,
        file: null,
      });
    },
    put(id, index, data) {
      const upload = touch(id);
      const { bytes, received } = upload;
      if (index * uploadChunkBytes !== received) throw new AppError('upload.outOfOrder');
      const expected = Math.min(uploadChunkBytes, bytes.length - received);
      if (data.length !== expected || expected === 0) throw new AppError('upload.wrongSize');
      bytes.set(data, received);
      upload.hash.update(data);
      upload.received += data.length;
      if (upload.received === bytes.length)
        upload.file = { fileName: upload.fileName, bytes, hash: upload.hash.digest('hex') };
      return upload.received;
    },
    file(id) {
      const { file } = touch(id);
      if (file === null) throw new AppError('upload.incomplete');
      return file;
    },
    drop: (id) => void uploads.delete(id),
    clear: () => uploads.clear(),
  };
}
