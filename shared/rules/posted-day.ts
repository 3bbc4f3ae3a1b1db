import { addDays, dayNumber } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import { facts, setting } from './build.ts';
import type { PostedNotice, RuleSettings } from './context.ts';
import type { FindingValue } from './finding.ts';

/** Which of the days on and in an envelope a term is held against. `first…`: of the first life of one that came back. */
type Basis =
  | 'postmark'
  | 'receipt'
  | 'receiptForPostmark'
  | 'receiptLessPost'
  | 'firstPostmark'
  | 'firstReceipt'
  | 'firstReceiptForPostmark'
  | 'firstReceiptLessPost';

/** The day a posted notice counts as brought on, and how it was found. */
export interface DayBrought {
  /** Null when the day that decides is not known. */
  readonly on: Day | null;
  readonly basis: Basis;
  /** The facts and settings that decided, in the order to show them; the last are the basis and, where it was computed, the day. */
  readonly values: readonly FindingValue[];
  /** Settings it rests on. */
  readonly settings: readonly ('postDate' | 'postmarkFallback' | 'postalDays')[];
}

const firstDay = '0001-01-01' as Day;

/** Some days back, but never before the first day that can be written. */
const daysEarlier = (from: Day, count: number): Day =>
  dayNumber(from) - dayNumber(firstDay) < count ? firstDay : addDays(from, -count);

const firstBasis = {
  postmark: 'firstPostmark',
  receipt: 'firstReceipt',
  receiptForPostmark: 'firstReceiptForPostmark',
  receiptLessPost: 'firstReceiptLessPost',
} as const;

/** Which day decides, of one life of the envelope. */
function decide(
  { postmarkOn, receivedOn }: Pick<PostedNotice, 'postmarkOn' | 'receivedOn'>,
  { postDate, postmarkFallback, postalDays }: RuleSettings,
): Pick<DayBrought, 'on' | 'settings'> & { readonly basis: keyof typeof firstBasis } {
  if (postDate === 'receipt') return { on: receivedOn, basis: 'receipt', settings: ['postDate'] };
  if (postmarkOn !== null) return { on: postmarkOn, basis: 'postmark', settings: ['postDate'] };
  if (postmarkFallback === 'receipt')
    return { on: receivedOn, basis: 'receiptForPostmark', settings: ['postDate', 'postmarkFallback'] };
  return {
    on: receivedOn === null ? null : daysEarlier(receivedOn, postalDays),
    basis: 'receiptLessPost',
    settings: ['postDate', 'postmarkFallback', 'postalDays'],
  };
}

/**
 * The day a posted notice counts as brought on. The dated setting `postDate` says whether postmark or receipt decides; where the postmark
 * decides and nobody can read it, `postmarkFallback` says what stands in for it. An envelope that went back and came again is judged by
 * the dates of its first life (none of the sources says so; the sender kept the term, and a return must not cost it).
 */
export function dayBrought(posted: PostedNotice, settings: RuleSettings): DayBrought {
  const { first } = posted;
  const { on, basis, settings: used } = decide(first ?? posted, settings);
  const named = first === null ? basis : firstBasis[basis];
  const isComputed = basis === 'receiptLessPost';
  return {
    on,
    basis: named,
    settings: used,
    values: [
      ...facts('day', 'register', { receivedOn: posted.receivedOn, postmarkOn: posted.postmarkOn }),
      ...(posted.postmarkOn === null ? facts('setting', 'register', { postmark: posted.postmark }) : []),
      ...facts('text', 'register', { firstEnvelope: first?.number ?? null }),
      ...facts('day', 'register', {
        firstReceivedOn: first?.receivedOn ?? null,
        firstPostmarkOn: first?.postmarkOn ?? null,
      }),
      ...setting({
        postDate: settings.postDate,
        postmarkFallback: used.includes('postmarkFallback') ? settings.postmarkFallback : null,
      }),
      ...facts('days', 'setting', { postalDays: isComputed ? settings.postalDays : null }),
      ...facts('setting', 'register', { basis: named }),
      ...facts('day', 'register', { broughtOn: isComputed ? on : null }),
    ],
  };
}
