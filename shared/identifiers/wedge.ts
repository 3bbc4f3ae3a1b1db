import { findMrz } from './mrz-find.ts';
import { letterOf } from './us-keys.ts';

export { letterOf } from './us-keys.ts';

/**
 * Readers that type what they scan ("keyboard wedges"), told from a person's typing by speed. This file holds no timer and touches
 * no page; the page feeds it every keydown and does as it says:
 *
 * 1. Listen to `keydown` on the window in the capture phase. Leave out events with Ctrl, Alt or Meta and those being composed; pass
 *    `event.code`, `event.shiftKey`, `event.timeStamp`, `event.key` and `event.repeat` (a held key is fast, but no reader).
 * 2. After `press`, when `detector.startsRun`, a run may have begun: remember the focused field, its value and its selection. The
 *    event comes before the insertion, so the value is still the old one.
 * 3. `'typing'`: let the key through. `'burst'`: prevent default and stop propagation; when `detector.keysLetThrough` is above 0
 *    the burst has just been recognised, and the remembered field gets its old value and selection back: exactly that many
 *    characters had gone into it. They are part of the scanned text, nothing is lost. No Enter or Tab is among them, so the run
 *    never left the field.
 * 4. `{ scanned }`: the scan has ended. Prevent default if `swallow` is true; the key then belonged to the scan. Otherwise it is the
 *    first key after it and goes its way (and step 2 applies to it).
 * 5. While `detector.busy`, keep a timer of `idleMilliseconds` restarted at each key; when it fires call `idle(performance.now())`,
 *    which ends a scan without Enter and gives it out the same way. On `'burst'` the reader is between two lines: start it again.
 * 6. A scanned text nobody knows what to do with was perhaps a very fast typist: insert `typed`, what the active layout gives for
 *    the same keys, at the remembered selection.
 *
 * Enter inside a scan is a line break, Enter at its end is dropped: neither reaches the form. Line breaks are `\n`.
 */
export interface BurstDetector {
  press(key: KeyPress): BurstOutcome;
  /** To be called when no key came for a while; `at` in the same milliseconds as the presses. */
  idle(at: number): 'typing' | 'burst' | Scan;
  /** The last press gave the first character of a new run of fast keys. */
  readonly startsRun: boolean;
  /** Characters already in the field when the last key made a burst of the run; 0 at any other key. */
  readonly keysLetThrough: number;
  /** A burst is under way: keys are being held back. */
  readonly busy: boolean;
}

export interface KeyPress {
  readonly code: string;
  readonly shift: boolean;
  /** Milliseconds on any clock that only runs forward. */
  readonly at: number;
  /** KeyboardEvent.key, to give back what the layout would have typed. */
  readonly key?: string;
  readonly repeat?: boolean;
}

export interface Scan {
  /** As a United States layout types it, lines joined by `\n`, without Enter or Tab at the end. */
  readonly scanned: string;
  /** The same keys under the layout that was active; empty where `key` was not passed. */
  readonly typed: string;
  /** Whether the key that ended the scan is part of it. */
  readonly swallow: boolean;
}

export type BurstOutcome = 'typing' | 'burst' | Scan;

export interface BurstOptions {
  /** Longest pause between two keys of a run that is not yet a burst. */
  readonly maxGapMilliseconds?: number;
  /** Keys that make a run a burst. */
  readonly minLength?: number;
  /** Pause that ends a burst. */
  readonly idleMilliseconds?: number;
  /** Asked at each Enter or Tab: is the text so far (without it) a whole scan? */
  readonly isComplete?: (text: string) => boolean;
}

/** Whether a scan is whole at this Enter: any single line is, but a line of a machine-readable zone waits for its others. */
export function isCompleteScan(text: string): boolean {
  const lines = text.split('\n');
  const first = lines[0]?.trim() ?? '';
  if (![30, 36, 44].includes(first.length) || !/^[A-Za-z][A-Za-z0-9<]+$/.test(first)) return true;
  return findMrz(text) !== null || lines.length >= (first.length === 30 ? 3 : 2);
}

interface Stroke {
  readonly letter: string;
  readonly typed: string;
}

/** Longest pause after a line of a scan that is not whole. */
const betweenLinesMilliseconds = 400;
/** An Enter this soon after a scan is the reader's, not the clerk's. */
const tailMilliseconds = 300;

export function createBurstDetector(options: BurstOptions = {}): BurstDetector {
  const { maxGapMilliseconds = 35, minLength = 8, idleMilliseconds = 80 } = options;
  const isComplete = options.isComplete ?? isCompleteScan;
  let run: Stroke[] = [];
  let recognised = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  let scanEndedAt = Number.NEGATIVE_INFINITY;
  let keysLetThrough = 0;
  let startsRun = false;

  function forget(): void {
    run = [];
    recognised = false;
  }

  function finish(): Scan {
    const scanned = withoutEnd(run.map((stroke) => stroke.letter).join(''));
    const typed = withoutEnd(run.map((stroke) => stroke.typed).join(''));
    scanEndedAt = lastAt;
    forget();
    return { scanned, typed, swallow: true };
  }

  function hasPaused(at: number): boolean {
    const betweenLines = isLineEnd(run.at(-1)?.letter ?? '');
    return (
      at - lastAt >= (betweenLines ? Math.max(betweenLinesMilliseconds, idleMilliseconds) : idleMilliseconds)
    );
  }

  /** A line end never begins or continues a run that is not a burst: a fast typist's Enter must reach the form. */
  function endLine(stroke: Stroke): BurstOutcome {
    if (!recognised) {
      const readersTail = run.length === 0 && lastAt - scanEndedAt <= tailMilliseconds;
      forget();
      return readersTail ? 'burst' : 'typing';
    }
    // Carriage return and line feed may come as two Enters.
    if (isLineEnd(run.at(-1)?.letter ?? '')) return 'burst';
    if (isComplete(run.map(({ letter }) => letter).join(''))) return finish();
    run.push(stroke);
    return 'burst';
  }

  function extend(stroke: Stroke): BurstOutcome {
    startsRun = run.length === 0;
    run.push(stroke);
    if (recognised) return 'burst';
    // No person types this soon after a scan: another one has begun.
    const nextScan = run.length === 1 && lastAt - scanEndedAt <= maxGapMilliseconds;
    recognised = nextScan || run.length >= minLength;
    keysLetThrough = recognised ? run.length - 1 : 0;
    return recognised ? 'burst' : 'typing';
  }

  function take({ code, shift, key = '', repeat = false }: KeyPress): BurstOutcome {
    const letter = letterOf(code, shift);
    const held = repeat || (letter === null && !isModifier(code));
    if (held && !recognised) forget();
    if (held || letter === null) return recognised ? 'burst' : 'typing';
    const lineEnd = isLineEnd(letter);
    const stroke = { letter, typed: lineEnd ? letter : Array.from(key).length === 1 ? key : '' };
    return lineEnd ? endLine(stroke) : extend(stroke);
  }

  return {
    press(key) {
      keysLetThrough = 0;
      startsRun = false;
      const ended = recognised && hasPaused(key.at) ? finish() : null;
      if (!recognised && key.at - lastAt > maxGapMilliseconds) forget();
      lastAt = key.at;
      const outcome = take(key);
      return ended === null ? outcome : { ...ended, swallow: outcome !== 'typing' };
    },
    idle(at) {
      keysLetThrough = 0;
      startsRun = false;
      if (!hasPaused(at)) return recognised ? 'burst' : 'typing';
      if (recognised) return finish();
      forget();
      return 'typing';
    },
    get startsRun() {
      return startsRun;
    },
    get keysLetThrough() {
      return keysLetThrough;
    },
    get busy() {
      return recognised;
    },
  };
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isLineEnd(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function isLineEnd(letter: string): boolean {
  return letter === '\n' || letter === '\t';
}

function isModifier(code: string): boolean {
  return /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$|^(?:CapsLock|NumLock|Unidentified)?$/.test(code);
}
