import { languages } from '../../shared/locale/language.ts';
import type { Language, LocaleTable } from '../../shared/locale/language.ts';
import { icuLocales } from './icu.ts';

/** Words and signs of every language, read out of the ICU of the interpreter that runs the build. */
export function localeTables(): Record<Language, LocaleTable> {
  const [kk, ru, en] = languages.map(tableOf);
  if (kk === undefined || ru === undefined || en === undefined) throw new Error('a language is missing');
  return { kk, ru, en };
}

function tableOf(language: Language): LocaleTable {
  const locale = icuLocales[language];
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 22));
  // 22 November 2026 is a Sunday.
  const weekdays = Array.from({ length: 7 }, (_, weekday) => Date.UTC(2026, 10, 22 + weekday));
  const words = (
    times: readonly number[],
    part: 'month' | 'weekday',
    options: Intl.DateTimeFormatOptions,
  ) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return times.map((time) => partOf(format.formatToParts(time), part));
  };
  // Grouping has to be asked for: CLDR lets some languages leave four digits together.
  const number = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(-1234.5);
  const standingAlone = (times: readonly number[]) =>
    // Kazakh months stand in lists and headings in the middle of sentences: lower case, as the language writes them.
    words(times, 'month', { month: 'long' }).map((name) => (language === 'kk' ? name.toLowerCase() : name));
  return {
    months: standingAlone(months),
    monthsOfDay: words(months, 'month', { day: 'numeric', month: 'long' }),
    monthsShort: words(months, 'month', { month: 'short' }),
    weekdays: words(weekdays, 'weekday', { weekday: 'long' }),
    weekdaysShort: words(weekdays, 'weekday', { weekday: 'short' }),
    decimalSign: partOf(number, 'decimal'),
    groupSign: partOf(number, 'group'),
    minusSign: partOf(number, 'minusSign'),
  };
}

function partOf(parts: readonly { type: string; value: string }[], type: string): string {
  const part = parts.find((candidate) => candidate.type === type);
  if (part === undefined) throw new Error(`no ${type} among the parts`);
  return part.value;
}
