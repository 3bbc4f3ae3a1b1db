import { parseDay } from '#shared/dates/day.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import type { ForeignerVerdict, Notification } from '#shared/notification.ts';
import { workClauses } from '#shared/rules/work/clauses.ts';
import type { Counsel, WorkVerdict } from '#shared/rules/work/verdict.ts';
import { fullName, namesOf, writtenDay } from './facts.ts';
import type { NameLookup } from './facts.ts';
import { nothing, space, stack } from './layout.ts';
import type { Block } from './layout.ts';
import { styles, wordGap } from './parts.ts';
import type { Typesetter } from './typesetter.ts';
import { citations, counselWords, missingWords, workResultWords } from './work-wording.ts';
import { inLines, inOneLine, wording } from './wording.ts';
import type { Words } from './wording.ts';

const mostClauses = 2;
const evidence = 'evidence.';
const languages = ['kk', 'ru', 'en'] as const;

/** What the slip says about one person's work, or about several of whom the same is to be said. */
interface WorkLines {
  readonly result: string;
  /** Limit and days of trips left. */
  readonly limits: readonly string[];
  /** What would make it clear, a line for each language. */
  readonly counsel: readonly string[];
  readonly clauses: string;
}

/** Words of a code a record holds; null for those a slip has none for. */
function wordsAt(words: Readonly<Partial<Record<string, Words | null>>>, key: string): Words | null {
  return Object.hasOwn(words, key) ? (words[key] ?? null) : null;
}

function filledWords(words: Words, params: Counsel['params']): Words {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, key: string) => {
      const value = params[key];
      if (value === undefined) return whole;
      const day = typeof value === 'string' ? parseDay(value) : null;
      return day === null ? String(value) : formatDayShort(day);
    });
  return { kk: fill(words.kk), ru: fill(words.ru), en: fill(words.en) };
}

/** Papers to show, by name; what only the office can find out is left out. */
function missingOf(verdict: WorkVerdict, names: NameLookup): Words | null {
  const keys = [...new Set(verdict.findings.flatMap(({ missing }) => missing))];
  const papers = keys.flatMap((key) => {
    if (key.startsWith(evidence)) return [namesOf(names, 'work-evidence', key.slice(evidence.length))];
    const words = wordsAt(missingWords, key);
    return words === null ? [] : [words];
  });
  if (papers.length === 0) return null;
  const [kk, ru, en] = languages.map((language) =>
    papers.map((words) => words[language] || words.ru).join(', '),
  );
  const { toShow } = wording;
  return {
    kk: `${toShow.kk}: ${kk ?? ''}`,
    ru: `${toShow.ru}: ${ru ?? ''}`,
    en: `${toShow.en}: ${en ?? ''}`,
  };
}

/** Keys of counsel that name the papers of `missing`. */
const namesPapers: ReadonlySet<string> = new Set(['showEvidence', 'askFacts']);

/** The first of the counsel in its order, in which the papers to show stand where the verdict names them, else at the end. */
function counselOf(verdict: WorkVerdict, names: NameLookup, most: number): readonly string[] {
  const papers = missingOf(verdict, names);
  const said = verdict.counsel.flatMap(({ key, params }): Words[] => {
    if (namesPapers.has(key) && papers !== null) return [papers];
    const words = wordsAt(counselWords, key);
    return words === null ? [] : [filledWords(words, params)];
  });
  const all = [...new Set(papers === null ? said : [...said, papers])].slice(0, most);
  if (all.length === 0) return [];
  const line = (language: keyof Words) => all.map((words) => words[language]).join('; ');
  return inLines({ kk: line('kk'), ru: line('ru'), en: line('en') });
}

/** Where the rule stands. What an offence would cost is for whoever the case is referred to, not for the visitor's paper. */
function clausesOf({ findings }: WorkVerdict): string {
  const acts: Readonly<Record<string, string>> = workClauses;
  const codes = (findings[0]?.clauses ?? [])
    .map(({ source }) => source)
    .filter((source) => acts[source] !== 'offencesCode')
    .slice(0, mostClauses);
  const cited = citations(codes);
  if (cited.kk === '') return '';
  return `${inOneLine({ ...wording.basis, en: '' })}: ${inOneLine({ ...cited, en: '' })}`;
}

function linesOf(verdict: WorkVerdict, names: NameLookup, counsel: number): WorkLines | null {
  const words = workResultWords[verdict.result];
  if (words === null || verdict.light === 'off') return null;
  const limits = [
    verdict.limitOn === null ? '' : `${inOneLine(wording.workUntil)}: ${writtenDay(verdict.limitOn)}`,
    verdict.tripDaysLeft === null
      ? ''
      : `${inOneLine(wording.tripDaysLeft)}: ${String(verdict.tripDaysLeft)}`,
  ].filter((text) => text !== '');
  return {
    result: inOneLine(words),
    limits,
    counsel: counselOf(verdict, names, counsel),
    clauses: clausesOf(verdict),
  };
}

interface Group {
  readonly lines: WorkLines;
  readonly people: number[];
}

/** People of whom the same is to be said stand together. */
function grouped(work: readonly ForeignerVerdict[], names: NameLookup, counsel: number): Group[] {
  const groups = new Map<string, Group>();
  for (const { foreigner, verdict } of work) {
    const lines = linesOf(verdict, names, counsel);
    if (lines === null) continue;
    const key = JSON.stringify(lines);
    const group = groups.get(key) ?? { lines, people: [] };
    group.people.push(foreigner);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * The work check, apart from the receipt of the notice: head, then a part for each answer. Nothing where nobody's work was checked, or
 * where the check does not apply.
 */
export function workBlocks(
  type: Typesetter,
  notification: Notification,
  {
    names,
    width,
    counsel,
  }: {
    readonly names: NameLookup;
    readonly width: number;
    /** How many lines of counsel a person takes home at most. */
    readonly counsel: number;
  },
): readonly Block[] {
  const groups = grouped(notification.work, names, counsel);
  const { foreigners } = notification.content;
  const several = foreigners.length > 1;
  const head = stack([
    type.paragraph(
      [
        { text: inOneLine(wording.workCheck), style: styles.strongLabel },
        { text: inOneLine(wording.workApart), style: styles.label, gap: wordGap },
      ],
      styles.label,
      { width },
    ),
  ]);
  return groups.map(({ lines, people }, index) => {
    const whose = people
      .map((position) => {
        const person = foreigners[position];
        return `${String(position + 1)} ${person === undefined ? '' : fullName(person)}`.trim();
      })
      .join(', ');
    const part = stack([
      several ? type.paragraph(whose, styles.label, { width }) : nothing,
      type.paragraph(
        [
          { text: lines.result, style: styles.strongLabel },
          ...lines.limits.map((text) => ({ text, style: styles.strongLabel, gap: 2 * wordGap })),
        ],
        styles.strongLabel,
        { width },
      ),
      ...lines.counsel.map((text) => type.paragraph(text, styles.label, { width })),
      lines.clauses === '' ? nothing : type.paragraph(lines.clauses, styles.label, { width }),
    ]);
    return index === 0 ? stack([head, part]) : stack([space(width, 0.8), part]);
  });
}
