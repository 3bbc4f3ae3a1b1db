import { computed, effectScope, reactive, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import { AppError } from '#shared/errors.ts';
import type { Failure } from '#shared/errors.ts';
import type { EnvelopeId } from '#shared/mail/envelope.ts';
import { scanProbeBytes, scanRefusal } from '#shared/mail/scan-type.ts';
import { call } from '../api.ts';
import { uploadFile } from '../components/imports/upload-file.ts';
import { useSession } from '../stores/session.ts';

/** A scan on its way to an envelope. One that arrived leaves the list; one that failed stays until it is tried again or given up. */
export interface ScanUpload {
  readonly key: number;
  readonly envelopeId: EnvelopeId;
  readonly envelopeNumber: string;
  readonly name: string;
  /** Bytes; null for a file of the watched folder, which the core reads itself. */
  readonly size: number | null;
  readonly done: number;
  readonly state: 'waiting' | 'running' | 'failed';
  readonly failure: Failure | null;
}

type Entry = { -readonly [Key in keyof ScanUpload]: ScanUpload[Key] };

/** Of the whole page, so that they go on while the clerk opens the next envelope. */
const uploads = reactive<Entry[]>([]);
/** What is handed over, beside the list: a `File` must not be wrapped. A name is a file of the watched folder. */
const sources = new Map<number, File | string>();
const tried = new Set<number>();
let lastKey = 0;
let stop = new AbortController();
let isWatching = false;

const isOpen = ({ state }: ScanUpload): boolean => state !== 'failed';
const asks = (event: BeforeUnloadEvent): void => event.preventDefault();

/** @throws AppError what `scan-type.ts` says of the file; nothing of it was sent then. */
async function refuseBeforeSending(file: File): Promise<void> {
  const probe = new Uint8Array(await file.slice(0, scanProbeBytes).arrayBuffer());
  const refused = scanRefusal(probe, file.size);
  if (refused !== null) throw refused;
}

async function handOver(entry: Entry, file: File): Promise<void> {
  const { signal } = stop;
  await refuseBeforeSending(file);
  const uploadId = await uploadFile(file, { onProgress: (done) => (entry.done = done), signal });
  try {
    await call('scan.attach', { envelopeId: entry.envelopeId, uploadId });
  } catch (error) {
    await call('upload.drop', { id: uploadId }).catch(() => undefined);
    throw error;
  }
}

function remove(key: number): void {
  const at = uploads.findIndex((entry) => entry.key === key);
  if (at >= 0) uploads.splice(at, 1);
  sources.delete(key);
  tried.delete(key);
}

/** One after another: the core holds two files at a time, and the second place is for whoever works beside. */
async function work(): Promise<void> {
  if (uploads.some(({ state }) => state === 'running')) return;
  const entry = uploads.find(({ state }) => state === 'waiting');
  const source = entry === undefined ? undefined : sources.get(entry.key);
  if (entry === undefined || source === undefined) return;
  const { signal } = stop;
  entry.state = 'running';
  entry.failure = null;
  entry.done = 0;
  try {
    if (typeof source === 'string')
      await call('scan.takeFile', { envelopeId: entry.envelopeId, name: source });
    else await handOver(entry, source);
    remove(entry.key);
  } catch (error) {
    if (signal.aborted) return;
    // A file that was moved or changed since it was chosen cannot be read any more.
    const failure = failureOf(error instanceof DOMException ? new AppError('scan.fileGone') : error);
    // The first try may have arrived and only its answer been lost.
    if (failure.code === 'scan.alreadyAttached' && tried.has(entry.key)) remove(entry.key);
    else {
      entry.state = 'failed';
      entry.failure = failure;
      tried.add(entry.key);
    }
  }
  await work();
}

/** What a locked desk may not keep. */
function forgetAll(): void {
  stop.abort();
  stop = new AbortController();
  uploads.splice(0);
  sources.clear();
  tried.clear();
}

function watchOnce(): void {
  if (isWatching) return;
  isWatching = true;
  // Not of the component that happened to hand over the first scan.
  effectScope(true).run(() => {
    const session = useSession();
    watch(
      () => session.state,
      (state) => {
        if (state !== 'open') forgetAll();
      },
      { flush: 'sync' },
    );
    watch(
      () => uploads.some(isOpen),
      (isBusy) => {
        if (isBusy) window.addEventListener('beforeunload', asks);
        else window.removeEventListener('beforeunload', asks);
      },
      { immediate: true, flush: 'sync' },
    );
  });
}

/** A file of this computer, or the name of a file in the watched folder. Answers the key of the upload. */
function enqueue(envelopeId: EnvelopeId, envelopeNumber: string, source: File | string): number {
  watchOnce();
  lastKey += 1;
  const isFile = typeof source !== 'string';
  sources.set(lastKey, source);
  uploads.push({
    key: lastKey,
    envelopeId,
    envelopeNumber,
    name: isFile ? source.name : source,
    size: isFile ? source.size : null,
    done: 0,
    state: 'waiting',
    failure: null,
  });
  void work();
  return lastKey;
}

function retry(key: number): void {
  const entry = uploads.find((upload) => upload.key === key);
  if (entry?.state !== 'failed') return;
  entry.state = 'waiting';
  void work();
}

function dismiss(key: number): void {
  if (uploads.find((upload) => upload.key === key)?.state === 'failed') remove(key);
}

/**
 * Scans on their way to their envelopes, for the whole page: `enqueue` comes back at once, the rest goes on behind the next envelope and
 * survives a change of page. What failed stays in `uploads` with the envelope's number, to `retry` or `dismiss`.
 */
export const useScanUploads = () => ({
  uploads: uploads as readonly ScanUpload[],
  running: computed(() => uploads.filter(isOpen).length),
  failed: computed<readonly ScanUpload[]>(() => uploads.filter((upload) => !isOpen(upload))),
  ofEnvelope: (id: EnvelopeId): readonly ScanUpload[] =>
    uploads.filter(({ envelopeId }) => envelopeId === id),
  enqueue,
  retry,
  dismiss,
});
