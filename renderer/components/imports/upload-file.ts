import { visibleText } from '#shared/text/control-characters.ts';
import { call } from '../../api.ts';

/** Arguments of one call; more would not fit on the stack. */
const letters = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += letters)
    text += String.fromCharCode(...bytes.subarray(at, at + letters));
  return btoa(text);
}

/**
 * Hands a file over in pieces, one after another, and returns its upload's id. Stops when asked to; what was handed over is dropped.
 *
 * @throws AppError whatever a piece is refused with.
 */
export async function uploadFile(
  file: File,
  { onProgress, signal }: { onProgress: (done: number) => void; signal: AbortSignal },
): Promise<string> {
  const { id, chunkBytes } = await call('upload.begin', {
    fileName: visibleText(file.name),
    size: file.size,
  });
  try {
    for (let index = 0; index * chunkBytes < file.size; index += 1) {
      signal.throwIfAborted();
      const piece = file.slice(index * chunkBytes, (index + 1) * chunkBytes);
      const data = toBase64(new Uint8Array(await piece.arrayBuffer()));
      const { received } = await call('upload.put', { id, index, data });
      onProgress(received);
    }
    return id;
  } catch (error) {
    await call('upload.drop', { id }).catch(() => undefined);
    throw error;
  }
}
