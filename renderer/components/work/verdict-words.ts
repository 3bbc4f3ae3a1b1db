import { parseDay } from '#shared/dates/day.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import type { Language } from '#shared/locale/language.ts';
import type { ForeignerVerdict } from '#shared/notification.ts';
import type { PermitSeen, WorkFinding, WorkLight, WorkVerdict } from '#shared/rules/work/verdict.ts';
import { say, t } from '../../locale.ts';
import type { NameOf } from '../notification/finding-words.ts';

/** How many characters of a package's hash tell it from any other an office ever sees. */
const shortHash = 8;
const evidence = 'evidence.';

type Params = Readonly<Record<string, string | number>>;

/** A parameter as people read it: a day as a day, a claimed ground by its name. */
function writtenParam(key: string, value: string, { nameOf, language }: Words): string {
  const day = parseDay(value);
  if (day !== null) return formatDayShort(day);
  return key === 'ground' ? nameOf('work-exemptions', value, language) : value;
}

export interface Words {
  readonly nameOf: NameOf;
  readonly language: Language;
}

function written(params: Params, words: Words): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? writtenParam(key, value, words) : value,
    ]),
  );
}

/** The sentence of one line of the work check. */
export function workSentence({ code, params }: Pick<WorkFinding, 'code' | 'params'>, words: Words): string {
  return say(`work.${code}`, written(params, words));
}

/** The sentence of the line that decided. */
export function verdictSentence({ findings }: Pick<WorkVerdict, 'findings'>, words: Words): string {
  const [first] = findings;
  return first === undefined ? '' : workSentence(first, words);
}

export function counselSentence({ key, params }: WorkVerdict['counsel'][number], words: Words): string {
  return say(`counsel.${key}`, written(params, words));
}

/** What would have to be seen, named in a row; a paper of the list by its name. Empty when nothing is missing. */
export function missingNames(missing: readonly string[], { nameOf, language }: Words): string {
  return missing
    .map((key) =>
      key.startsWith(evidence)
        ? nameOf('work-evidence', key.slice(evidence.length), language)
        : say(`missing.${key}`),
    )
    .join(', ');
}

/** The same as a line of its own. */
export function missingText(missing: readonly string[], words: Words): string {
  return missing.length === 0 ? '' : t('workDesk.missing', { what: missingNames(missing, words) });
}

/** `EMP-4`, as it is called among clerks. */
export const schemeCode = ({ scheme, category }: Pick<PermitSeen, 'scheme' | 'category'>): string =>
  category === null || scheme !== 'EMP' ? scheme : `${scheme}-${String(category)}`;

const severity: Readonly<Record<WorkLight, number>> = { stop: 0, look: 1, noData: 2, order: 3, off: 4 };

/** The verdict to look at first. */
export function worstVerdict(work: readonly ForeignerVerdict[]): WorkVerdict | undefined {
  const [first] = [...work].sort((one, other) => severity[one.verdict.light] - severity[other.verdict.light]);
  return first?.verdict;
}

export const shortened = (hash: string): string => hash.slice(0, shortHash);
