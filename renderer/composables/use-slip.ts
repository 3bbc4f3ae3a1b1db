import { onScopeDispose, ref, shallowRef } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Output } from '#shared/contract/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { Failure } from '#shared/errors.ts';
import type { NotificationId } from '#shared/notification.ts';
import { call } from '../api.ts';

type Slip = Output<'slip.issue'>;
type PdfFile = Pick<Slip, 'pdf' | 'fileName'>;
type Printer = Output<'printer.list'>[number];

const rememberedAs = 'qabyldau.printer';
/** The browser's print window reads from the frame for as long as it is open; after this it surely has what it needs. */
const frameLives = 10 * 60_000;

export function pdfBytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function blobAddress({ pdf }: PdfFile): string {
  return URL.createObjectURL(new Blob([pdfBytes(pdf)], { type: 'application/pdf' }));
}

/**
 * A browser built without a PDF viewer would wait for ever for a frame that never shows. Ask before anything counts as printed.
 *
 * @throws AppError `printer.noViewer`
 */
export function requireViewer(): void {
  if (!navigator.pdfViewerEnabled) throw new AppError('printer.noViewer');
}

/** Opens the browser's own print window on the very PDF, in a frame nobody sees. Throws as {@link requireViewer} does. */
export async function printInFrame(slip: PdfFile): Promise<void> {
  requireViewer();
  const address = blobAddress(slip);
  const frame = document.createElement('iframe');
  frame.className = 'aside';
  frame.title = slip.fileName;
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  window.setTimeout(() => {
    frame.remove();
    URL.revokeObjectURL(address);
  }, frameLives);
  await new Promise<void>((resolve) => {
    frame.addEventListener('load', () => {
      // A cursor left in a frame nobody sees would take every key of the page with it.
      const cursor = document.activeElement;
      frame.contentWindow?.print();
      if (cursor instanceof HTMLElement) cursor.focus();
      resolve();
    });
    frame.src = address;
    document.body.append(frame);
  });
}

export function saveFile(slip: PdfFile): void {
  const address = blobAddress(slip);
  const link = document.createElement('a');
  link.href = address;
  link.download = slip.fileName;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Printing and saving one record's slip. Each is a copy that counts; a failure of the printer is no copy undone. */
export function useSlip(id: () => NotificationId) {
  const preview = shallowRef<Output<'slip.preview'> | null>(null);
  const printers = shallowRef<readonly Printer[]>([]);
  const printer = ref(localStorage.getItem(rememberedAs) ?? '');
  const busy = ref(false);
  const failure = shallowRef<Failure | null>(null);
  /** What was done last, to be said in place; `asks` waits for the clerk's word whether paper came out. */
  const done = shallowRef<{
    readonly way: 'queued' | 'opened' | 'saved';
    readonly copy: number;
    readonly asks: boolean;
  } | null>(null);
  let asked = 0;

  async function draw(): Promise<void> {
    asked += 1;
    const number = asked;
    try {
      const drawn = await call('slip.preview', { id: id() });
      if (number === asked) preview.value = drawn;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  async function begin(): Promise<void> {
    void draw();
    printers.value = await call('printer.list', {}).catch(() => []);
    if (printers.value.some(({ name }) => name === printer.value)) return;
    // Without a word from the system a choice among several is the clerk's: the first may be a fax.
    const only = printers.value.length === 1 ? printers.value[0] : undefined;
    printer.value = (printers.value.find(({ isDefault }) => isDefault) ?? only)?.name ?? '';
  }

  /** One thing at a time: a second press while the first is under way would be another copy. */
  async function once(act: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    done.value = null;
    try {
      await act();
    } catch (error) {
      failure.value = failureOf(error);
    } finally {
      busy.value = false;
    }
  }

  const print = (): Promise<void> =>
    once(async () => {
      if (printer.value === '') {
        requireViewer();
        const slip = await call('slip.issue', { id: id(), way: 'print' });
        await printInFrame(slip);
        done.value = { way: 'opened', copy: slip.copy, asks: true };
      } else {
        localStorage.setItem(rememberedAs, printer.value);
        const { copy } = await call('printer.print', { id: id(), printer: printer.value });
        done.value = { way: 'queued', copy, asks: true };
      }
    });

  const save = (): Promise<void> =>
    once(async () => {
      const slip = await call('slip.issue', { id: id(), way: 'save' });
      saveFile(slip);
      done.value = { way: 'saved', copy: slip.copy, asks: false };
    });

  /** The clerk saw the paper. */
  function confirm(): void {
    if (done.value !== null) done.value = { ...done.value, asks: false };
  }

  onScopeDispose(() => {
    asked += 1;
  });

  return { preview, printers, printer, busy, failure, done, draw, begin, print, save, confirm };
}

export type SlipWork = ReturnType<typeof useSlip>;
