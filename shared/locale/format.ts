import { partsOf, wallClock, weekdayOf } from '../dates/day.ts';
import type { Day, Instant } from '../dates/day.ts';
import type { Language } from './language.ts';
import { localeTables } from './tables.ts';

/**
 * Days, times and numbers in words and signs of the three languages. Everything comes from our own tables: the browser engine of the
 * installed program has no Kazakh and would write English without saying so.
 */

/** Marks of the year after a long date; English has none. */
const yearMarks = { kk: ' ж.', ru: ' г.', en: '' } satisfies Record<Language, string>;

/** Above this a double no longer holds the second decimal. */
const largestNumber = 1e13;
const mostFractionDigits = 6;

/** «22 қараша 2026 ж.», «22 ноября 2026 г.», “22 November 2026”. */
export function formatDay(day: Day, language: Language): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const monthName = localeTables[language].monthsOfDay[month - 1] ?? '';
  return `${dayOfMonth} ${monthName} ${year}${yearMarks[language]}`;
}

/** `22.11.2026` in every language, the way dates are written on papers of Kazakhstan. */
export function formatDayShort(day: Day): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** «жс», «вс», “Sun”. */
export function formatWeekdayShort(day: Day, language: Language): string {
  return localeTables[language].weekdaysShort[weekdayOf(day)] ?? '';
}

/**
 * «22 қараша 2026 ж., 14:05» on the office's wall clock.
 *
 * @param offsetMinutes minutes east of UTC, from the office's settings
 */
export function formatDateTime(instant: Instant, offsetMinutes: number, language: Language): string {
  const { day, time } = wallClock(instant, offsetMinutes);
  return `${formatDay(day, language)}, ${time}`;
}

/** «1 234 567» with a no-break space in Kazakh and Russian, “1,234,567” in English. RangeError unless a safe integer. */
export function formatInteger(value: number, language: Language): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number');
  return withSigns(String(Math.abs(value)), value < 0, language);
}

/**
 * «1 234,5»: rounded half away from zero, no trailing zeros.
 *
 * @param fractionDigits most decimals to show, 0…6
 * @throws RangeError when the number is not finite or too large to be shown exactly
 */
export function formatDecimal(value: number, language: Language, fractionDigits = 2): string {
  if (!(Math.abs(value) <= largestNumber)) throw new RangeError('number out of range');
  if (!Number.isInteger(fractionDigits) || fractionDigits < 0 || fractionDigits > mostFractionDigits) {
    throw new RangeError('number of decimals out of range');
  }
  const digits = Math.abs(value).toFixed(fractionDigits);
  const shown = fractionDigits === 0 ? digits : digits.replace(/\.?0+$/, '');
  return withSigns(shown, value < 0 && shown !== '0', language);
}

function withSigns(digits: string, negative: boolean, language: Language): string {
  const { decimalSign, groupSign, minusSign } = localeTables[language];
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, groupSign);
  return `${negative ? minusSign : ''}${grouped}${fraction === undefined ? '' : decimalSign + fraction}`;
}
