import type { PermitLink } from '#shared/contract/permits.ts';
import { addDays, dayNumber, daysBetween, fromDayNumber, partsOf } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { PermitScheme, PermitStatus } from '#shared/work/permit.ts';

/** What a permit was during a stretch of its term. Both days included. */
export interface Phase {
  readonly kind: 'valid' | 'suspended' | 'void';
  readonly from: Day;
  readonly to: Day;
}

/** A stretch of the line in hundredths of its width. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

export interface LifeRow {
  readonly link: PermitLink;
  readonly phases: readonly (Phase & Stretch)[];
}

export interface LifeLine {
  readonly from: Day;
  readonly to: Day;
  readonly rows: readonly LifeRow[];
  /** Beginnings of months or years. */
  readonly ticks: readonly { readonly day: Day; readonly left: number }[];
  readonly today: number;
  readonly window: (Stretch & { readonly from: Day; readonly to: Day }) | null;
}

/** Papers an employer applies to extend, and when: 60 to 30 calendar days before the end (practice note P5). */
const extended: ReadonlySet<PermitScheme> = new Set(['EMP', 'EMP-K', 'ICT', 'COO']);
const opensBefore = 60;
const closesBefore = 30;
const ended: ReadonlySet<PermitStatus> = new Set(['revoked', 'expired', 'replaced']);
const mostTicks = 13;

/** First and last day on which the extension of a permit is applied for; null where nothing is known to extend. */
export function extensionWindow(
  { validUntil, status }: Pick<PermitLink, 'validUntil' | 'status'>,
  scheme: PermitScheme,
): { from: Day; to: Day } | null {
  if (!extended.has(scheme) || ended.has(status)) return null;
  return { from: addDays(validUntil, -opensBefore), to: addDays(validUntil, -closesBefore) };
}

function kindOf(status: PermitStatus): Phase['kind'] {
  if (status === 'suspended') return 'suspended';
  return ended.has(status) ? 'void' : 'valid';
}

/** The term of a permit cut at the days its status changed; a change without a day cuts nothing but the end it leads to. */
export function phasesOf({ validFrom, validUntil, history }: PermitLink): readonly Phase[] {
  const steps = history
    .flatMap(({ status, on }) => (on === null ? [] : [{ kind: kindOf(status), on }]))
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  const phases: Phase[] = [];
  let from = validFrom;
  let kind: Phase['kind'] = 'valid';
  // Of several changes on one day the last one written down holds.
  const lastOfDay = [...new Map(steps.map((step) => [step.on, step])).values()];
  for (const step of lastOfDay) {
    if (step.on > validUntil) break;
    if (step.kind !== kind && step.on > from) {
      phases.push({ kind, from, to: addDays(step.on, -1) });
      from = step.on;
    }
    kind = step.kind;
  }
  return [...phases, { kind, from, to: validUntil }];
}

function ticksBetween(from: Day, to: Day): Day[] {
  const first = partsOf(from);
  const months = (partsOf(to).year - first.year) * 12 + partsOf(to).month - first.month + 1;
  const step = [1, 3, 6, 12, 24, 60].find((each) => months / each <= mostTicks) ?? 120;
  const ticks: Day[] = [];
  for (let index = 0; index <= months; index += 1) {
    const month = first.month - 1 + index;
    if (month % step !== 0) continue;
    const year = first.year + Math.floor(month / 12);
    const day = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01` as Day;
    if (day >= from && day <= to) ticks.push(day);
  }
  return ticks;
}

/** Lays a chain of permits on one line from its first day, or today, to its last, or today. */
export function layLifeLine(
  chain: readonly PermitLink[],
  { today, scheme }: { readonly today: Day; readonly scheme: PermitScheme },
): LifeLine {
  const days = [today, ...chain.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil])]
    .map(dayNumber)
    .sort((one, other) => one - other);
  const [first = 0] = days;
  const last = (days.at(-1) ?? first) + 1;
  const margin = Math.max(5, Math.round((last - first) / 40));
  const from = fromDayNumber(first - margin);
  const to = fromDayNumber(last + margin);
  const length = daysBetween(from, to);
  const leftOf = (day: Day): number => (daysBetween(from, day) / length) * 100;
  const stretch = (start: Day, end: Day): Stretch => ({
    left: leftOf(start),
    width: leftOf(addDays(end, 1)) - leftOf(start),
  });
  const newest = chain.at(-1);
  const window = newest === undefined ? null : extensionWindow(newest, scheme);
  return {
    from,
    to,
    rows: chain.map((link) => ({
      link,
      phases: phasesOf(link).map((phase) => ({ ...phase, ...stretch(phase.from, phase.to) })),
    })),
    ticks: ticksBetween(from, to).map((day) => ({ day, left: leftOf(day) })),
    today: leftOf(today),
    window: window === null ? null : { ...window, ...stretch(window.from, window.to) },
  };
}
