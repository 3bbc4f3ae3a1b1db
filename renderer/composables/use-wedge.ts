import { onScopeDispose } from 'vue';
import { createBurstDetector } from '#shared/identifiers/wedge.ts';
import type { BurstOutcome } from '#shared/identifiers/wedge.ts';
import { insertAt, rememberField, restoreField } from './edit-field.ts';
import type { FieldMemory } from './edit-field.ts';

/** Takes what a reader scanned (lines joined by `\n`), or refuses by returning false. */
export type ScanHandler = (text: string) => boolean;

/**
 * Longest silence inside a scan. Far above what a reader needs, because the computer may stumble while it types; nobody goes on
 * typing by hand this soon after a scan.
 */
const idleMilliseconds = 250;
/** Longest gap between the first keys of a scan: eight in a row at this pace are beyond any hand. */
const maxGapMilliseconds = 50;

const handlers: ScanHandler[] = [];
const detector = createBurstDetector({ idleMilliseconds, maxGapMilliseconds });
let before: FieldMemory | null = null;
let timer: number | undefined;

/**
 * Hears document and barcode readers that type like a keyboard, wherever the cursor is, for as long as the calling component lives.
 * The field that was hit gets its text back and the reader's Enter goes nowhere. Of several listeners the newest is asked first; what
 * nobody takes was a person typing very fast, and is typed into the field after all. Password fields are left alone.
 */
export function useWedge(handler: ScanHandler): void {
  if (handlers.length === 0) window.addEventListener('keydown', onKeydown, { capture: true });
  handlers.push(handler);
  onScopeDispose(() => {
    handlers.splice(handlers.indexOf(handler), 1);
    if (handlers.length > 0) return;
    window.removeEventListener('keydown', onKeydown, { capture: true });
    window.clearTimeout(timer);
  });
}

function onKeydown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isPassword(event.target)) return;
  const { code, shiftKey, timeStamp, key, repeat } = event;
  const outcome = detector.press({ code, shift: shiftKey, at: timeStamp, key, repeat });
  if (typeof outcome === 'object') {
    if (outcome.swallow) hold(event);
    settle(outcome);
  } else if (outcome === 'burst') {
    hold(event);
    if (detector.keysLetThrough > 0 && before !== null) restoreField(before);
  }
  // A run may begin with this key, and its letter is not in the field yet.
  if (detector.startsRun) before = rememberField();
  window.clearTimeout(timer);
  if (detector.busy) timer = window.setTimeout(endScan, idleMilliseconds);
}

function endScan(): void {
  settle(detector.idle(performance.now()));
  if (detector.busy) timer = window.setTimeout(endScan, idleMilliseconds);
}

function settle(outcome: BurstOutcome): void {
  if (typeof outcome !== 'object') return;
  const field = before;
  before = null;
  if ([...handlers].reverse().some((handler) => handler(outcome.scanned))) return;
  if (field !== null) insertAt(field, outcome.typed);
}

function hold(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isPassword(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'password';
}
