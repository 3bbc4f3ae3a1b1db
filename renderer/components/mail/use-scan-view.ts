import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Failure } from '#shared/errors.ts';
import type { ScanHead } from '#shared/mail/envelope.ts';
import { AppError } from '#shared/errors.ts';
import { call } from '../../api.ts';
import { pdfBytes } from '../../composables/use-slip.ts';
import type { ScanPages } from './scan-pages.ts';

/** Steps of the zoom in per cent of the width of the viewer. */
const steps = [50, 75, 100, 125, 150, 200, 300, 400] as const;

/**
 * The scan that is being drawn just now. A file that took the whole page down with it is still named here when the page comes back, and
 * is then not drawn again unasked: the envelope it lies in must stay usable.
 */
const drawingKey = 'qabyldau.drawing';

/** One scan on the screen: its bytes, fetched piece by piece, its page, size and turn. */
export function useScanView(scan: () => ScanHead | null) {
  const opened = shallowRef<ScanPages | null>(null);
  /** Part of the file that is here, 0 to 100; null when it is open or will not be. */
  const loading = ref<number | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const page = ref(1);
  const zoom = ref<number>(100);
  const turns = ref(0);
  let round = 0;

  const pages = computed(() => opened.value?.pages ?? 0);

  /** @throws AppError what `scan.read` is refused with; nothing when another scan was asked for meanwhile */
  async function fetchScan(head: ScanHead, mine: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = new Uint8Array(head.size);
    let at = 0;
    for (let part = 0, parts = 1; part < parts; part += 1) {
      const answer = await call('scan.read', { id: head.id, part });
      if (mine !== round) return null;
      const piece = pdfBytes(answer.data);
      if (at + piece.length > bytes.length) throw new AppError('scan.undrawable');
      bytes.set(piece, at);
      at += piece.length;
      parts = answer.parts;
      loading.value = Math.floor((at / Math.max(1, head.size)) * 100);
    }
    return bytes;
  }

  /** Whatever happens to the page meanwhile is due to this scan. */
  async function watched<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    sessionStorage.setItem(drawingKey, id);
    try {
      return await work();
    } finally {
      sessionStorage.removeItem(drawingKey);
    }
  }

  async function open(head: ScanHead | null, isForced = false): Promise<void> {
    round += 1;
    const mine = round;
    const before = opened.value;
    opened.value = null;
    failure.value = null;
    loading.value = head === null ? null : 0;
    [page.value, zoom.value, turns.value] = [1, 100, 0];
    await before?.close();
    if (head === null) return;
    if (!isForced && sessionStorage.getItem(drawingKey) === head.id) {
      loading.value = null;
      failure.value = new AppError('scan.tookPageDown').toFailure();
      return;
    }
    try {
      const bytes = await fetchScan(head, mine);
      if (bytes === null) return;
      const { openScan } = await import('./scan-pages.ts');
      const next = await watched(head.id, () => openScan(head.type, bytes));
      if (mine === round) opened.value = next;
      else await next.close();
    } catch (error) {
      if (mine === round) failure.value = failureOf(error);
    } finally {
      if (mine === round) loading.value = null;
    }
  }

  // By the id: an envelope that was read again brings other objects for the same scans.
  watch(
    () => scan()?.id,
    () => void open(scan()),
    { immediate: true },
  );
  onScopeDispose(() => {
    round += 1;
    void opened.value?.close();
  });

  function goTo(next: number): void {
    page.value = Math.min(Math.max(1, next), Math.max(1, pages.value));
  }

  return {
    opened,
    loading,
    failure,
    page,
    pages,
    zoom,
    turns,
    goTo,
    larger: (): void => void (zoom.value = steps.find((step) => step > zoom.value) ?? zoom.value),
    smaller: (): void => void (zoom.value = steps.findLast((step) => step < zoom.value) ?? zoom.value),
    fit: (): void => void (zoom.value = 100),
    turn: (): void => void (turns.value = (turns.value + 1) % 4),
    canGrow: computed(() => zoom.value < 400),
    canShrink: computed(() => zoom.value > 50),
    /** Draws a page of it. @throws AppError as `ScanPages.draw` */
    draw: (shown: ScanPages, canvas: HTMLCanvasElement, width: number): Promise<void> =>
      watched(scan()?.id ?? '', () => shown.draw(page.value, canvas, { width, turns: turns.value })),
    retry: (): Promise<void> => open(scan(), true),
  };
}
