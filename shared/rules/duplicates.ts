import type { Day } from '../dates/day.ts';
import { stayOf } from '../forms/notification-form.ts';
import type { ForeignerContent, NotificationContent } from '../forms/notification-form.ts';
import { addressKey } from './address-key.ts';
import { facts, finding, formDays } from './build.ts';
import type { FindingDraft } from './build.ts';
import type { EarlierStay, RuleContext } from './context.ts';
import type { Finding } from './finding.ts';
import { relatedRecord } from './person-stay.ts';
import { bornCompatibly, childKeys, foreignerKeys, likeness, sameDocument, sameIin } from './same-person.ts';
import type { Likeness, PersonKeys } from './same-person.ts';

interface Match {
  readonly stay: EarlierStay;
  readonly likeness: Likeness;
}

/**
 * Other records of one person of the notice: the same notice handed in before, a stay that overlaps, a document or IIN that is on record
 * for somebody else, a namesake under another document. Nothing here blocks; each finding carries the records to set side by side.
 */
export function judgeDuplicates(
  content: NotificationContent,
  index: number,
  context: RuleContext,
): Finding[] {
  const foreigner = content.foreigners[index];
  if (foreigner === undefined) return [];
  const keys = foreignerKeys(foreigner);
  if (keys.documentKey === '' && keys.nameKey === '' && (keys.iin ?? '') === '') {
    return [finding({ code: 'duplicates.known.noKeys', light: 'noData', clause: null, foreigner: index })];
  }
  const matches = context.earlier.flatMap((stay): Match[] => {
    const found = likeness(keys, stay);
    return found === null ? [] : [{ stay, likeness: found }];
  });
  const answer: Answer = (draft, stays) =>
    finding({
      clause: null,
      foreigner: index,
      ...draft,
      params: { count: stays.length, number: stays[0]?.number ?? '', ...draft.params },
      values: [...personFacts(foreigner), ...(draft.values ?? [])],
      related: stays.map(relatedRecord),
    });
  const findings = [
    ...judgeOverlap({ content, foreigner, matches, answer }),
    ...judgeOtherPerson(keys, context.earlier, answer),
  ];
  if (findings.length > 0) return findings;
  return matches.length > 0
    ? [
        answer(
          { code: 'duplicates.known.before', light: 'order' },
          matches.map(({ stay }) => stay),
        ),
      ]
    : [answer({ code: 'duplicates.known.none', light: 'order' }, [])];
}

type Answer = (
  draft: Omit<FindingDraft, 'clause' | 'foreigner' | 'related'>,
  stays: readonly EarlierStay[],
) => Finding;

function personFacts({ documentNumber, iin, bornOn }: ForeignerContent) {
  return facts('text', 'form', { documentNumber, iin, bornOn });
}

/** Each matching stay gives at most one of these, the most telling first. */
function judgeOverlap(person: {
  readonly content: NotificationContent;
  readonly foreigner: ForeignerContent;
  readonly matches: readonly Match[];
  readonly answer: Answer;
}): Finding[] {
  const { content, foreigner, matches, answer } = person;
  const { arrivedOn, departsOn, flat } = stayOf(content, foreigner);
  const address = addressKey(content.stay, flat);
  const groups = new Map<OverlapCode, Match[]>();
  for (const match of matches) {
    const code = overlapCode(match, { arrivedOn, departsOn, address });
    if (code !== null) groups.set(code, [...(groups.get(code) ?? []), match]);
  }
  return overlapCodes.flatMap((code) => {
    const group = groups.get(code) ?? [];
    const matchedBy = [...new Set(group.map((match) => match.likeness.matchedBy))];
    if (group.length === 0) return [];
    const values = [
      ...formDays({ arrivedOn, departsOn }),
      ...matchedBy.flatMap((by) => facts('setting', 'register', { matchedBy: by })),
    ];
    return [
      answer(
        { code, light: 'look', values },
        group.map(({ stay }) => stay),
      ),
    ];
  });
}

const overlapCodes = [
  'duplicates.sameNotice.sameArrival',
  'duplicates.overlap.otherAddress',
  'duplicates.overlap.sameAddress',
  'duplicates.sameName.otherDocument',
] as const;
type OverlapCode = (typeof overlapCodes)[number];

function overlapCode(
  { stay, likeness: { matchedBy } }: Match,
  here: { readonly arrivedOn: Day | null; readonly departsOn: Day | null; readonly address: string },
): OverlapCode | null {
  const { arrivedOn, departsOn, address } = here;
  const otherwise = matchedBy === 'name' ? 'duplicates.sameName.otherDocument' : null;
  if (arrivedOn === null) return otherwise;
  const sameAddress = address !== '' && address === stay.addressKey;
  if (sameAddress && arrivedOn === stay.arrivedOn) return 'duplicates.sameNotice.sameArrival';
  if (!overlaps({ arrivedOn, departsOn }, stay)) return otherwise;
  return sameAddress ? 'duplicates.overlap.sameAddress' : 'duplicates.overlap.otherAddress';
}

interface Span {
  readonly arrivedOn: Day;
  readonly departsOn: Day | null;
}

/** Leaving one place and arriving at the next on the same day is a move, not an overlap. An unknown departure is a stay still open. */
function overlaps(one: Span, other: Span): boolean {
  const beforeEnd = (arrivedOn: Day, span: Span) => span.departsOn === null || arrivedOn < span.departsOn;
  return (
    one.arrivedOn === other.arrivedOn ||
    (one.arrivedOn > other.arrivedOn ? beforeEnd(one.arrivedOn, other) : beforeEnd(other.arrivedOn, one))
  );
}

/** A document number or IIN on record for somebody with another name: one of the two records is mistaken. */
function judgeOtherPerson(keys: PersonKeys, earlier: readonly EarlierStay[], answer: Answer): Finding[] {
  const otherName = earlier.filter(
    (stay) => keys.nameKey !== '' && stay.nameKey !== '' && stay.nameKey !== keys.nameKey,
  );
  const byDocument = otherName.filter((stay) => sameDocument(keys, stay) && !bornCompatibly(keys, stay));
  const byIin = otherName.filter((stay) => sameIin(keys, stay));
  return [
    ...(byDocument.length > 0
      ? [answer({ code: 'duplicates.otherPerson.sameDocument', light: 'look' }, byDocument)]
      : []),
    ...(byIin.length > 0 ? [answer({ code: 'duplicates.otherPerson.sameIin', light: 'look' }, byIin)] : []),
  ];
}

/** One person twice in the same notice, children inside a parent's entry included: the finding stands at the later of the two. */
export function judgeTwiceInNotice(content: NotificationContent): Finding[] {
  const people = content.foreigners.flatMap((foreigner, index) => [
    { index, keys: foreignerKeys(foreigner) },
    ...foreigner.children.map((child) => ({ index, keys: childKeys(child) })),
  ]);
  return people.flatMap(({ index, keys }, place) => {
    const first = people.slice(0, place).find((earlier) => likeness(keys, earlier.keys) !== null);
    if (first === undefined) return [];
    return [
      finding({
        code: 'duplicates.withinNotice.twice',
        light: 'look',
        clause: null,
        foreigner: index,
        params: { first: first.index + 1, second: index + 1 },
      }),
    ];
  });
}
