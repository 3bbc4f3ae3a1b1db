import type { Letter, LetterLanguage, ReturnedNotice, Twice, UnregisteredNotice } from './letter.ts';
import { letterWords, morePeople, noticeAt, sheetsOf, together } from './words.ts';

/** So many people are named, the others counted: a bus load has its list on its slip. */
const mostNamed = 3;

export function namedPeople(people: readonly string[], languages: readonly LetterLanguage[]): string {
  const named = people.slice(0, mostNamed).join(', ');
  const rest = people.length - mostNamed;
  return rest > 0 ? `${named} ${together(morePeople(rest), languages)}` : named;
}

export const whose = (people: readonly string[], languages: readonly LetterLanguage[]): string =>
  people.length === 0 ? '' : ` (${namedPeople(people, languages)})`;

/** Notices that go back for the same reasons: said once for all of them. */
export interface ReturnedGroup extends Pick<ReturnedNotice, 'defects' | 'remark'> {
  readonly notices: readonly ReturnedNotice[];
}

/** In the order of the first of each. */
export function groupedByDefects(returned: readonly ReturnedNotice[]): readonly ReturnedGroup[] {
  const groups = Map.groupBy(returned, ({ defects, remark }) => JSON.stringify([defects, remark]));
  return [...groups.values()].flatMap((notices) => {
    const [first] = notices;
    return first === undefined ? [] : [{ defects: first.defects, remark: first.remark, notices }];
  });
}

/** Neighbours of which nothing is known stand as one: their first and last place. */
function inRuns<Notice extends UnregisteredNotice>(
  notices: readonly Notice[],
): readonly { readonly notice: Notice; readonly last: number }[] {
  const isBare = ({ people, host, sheets }: UnregisteredNotice) =>
    people.length === 0 && host === null && sheets === null;
  const runs: { notice: Notice; last: number }[] = [];
  for (const notice of notices) {
    const before = runs.at(-1);
    const goesOn =
      before !== undefined && before.last + 1 === notice.place && isBare(before.notice) && isBare(notice);
    if (goesOn) before.last = notice.place;
    else runs.push({ notice, last: notice.place });
  }
  return runs;
}

const placesOf = (first: number, last: number): string =>
  last > first ? `№ ${first}–${last}` : `№ ${first}`;

function known(
  { people, host }: UnregisteredNotice,
  languages: readonly LetterLanguage[],
): readonly string[] {
  return [
    namedPeople(people, languages),
    host === null ? '' : `${together(letterWords.host, languages)}: ${host}`,
  ].filter((part) => part !== '');
}

/** `Уведомление № 2 в конверте: ERIKSSON ANNA; принимающее лицо: …`; of several, all of them in one line. */
export function noticeLine(
  notices: readonly UnregisteredNotice[],
  languages: readonly LetterLanguage[],
): string {
  const [only, ...others] = notices;
  if (only === undefined) return '';
  if (others.length === 0) {
    const name = together(noticeAt(only.place), languages);
    return [name, known(only, languages).join('; ')].filter((part) => part !== '').join(': ');
  }
  const listed = inRuns(notices).map(({ notice, last }) => {
    const said = known(notice, languages).join('; ');
    return said === '' ? placesOf(notice.place, last) : `${placesOf(notice.place, last)} (${said})`;
  });
  return `${together(letterWords.notices, languages)}: ${listed.join(', ')}`;
}

/** What lies in the envelope beside the letter: slips by registration number, papers that go back or on by sheets. */
export function enclosureLines(letter: Letter): readonly string[] {
  const { languages, registered, returned, forwarded, to, envelope } = letter;
  const papers = (notices: readonly UnregisteredNotice[], one: Twice, several: Twice) =>
    inRuns(notices).map(({ notice, last }) => {
      const name = together(last > notice.place ? several : one, languages);
      const places = placesOf(notice.place, last);
      return `${name} ${places}${whose(notice.people, languages)} – ${together(sheetsOf(notice.sheets), languages)}`;
    });
  if (to === 'office') return papers(forwarded, letterWords.forwardedNotice, letterWords.forwardedNotices);
  const slip = together(letterWords.slip, languages);
  return [
    ...registered.map(({ number, people }) => `${slip} № ${number}${whose(people, languages)}`),
    ...(envelope.counted === 0
      ? []
      : papers(returned, letterWords.returnedNotice, letterWords.returnedNotices)),
  ];
}
