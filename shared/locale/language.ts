/** The languages of the product, in the order in which they are offered. */
export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** Words and signs of one language, as {@link ./tables.ts} carries them. */
export interface LocaleTable {
  /** Month names standing alone, January first: «қараша», «ноябрь». */
  readonly months: readonly string[];
  /** Month names after a day number: «22 қараша», «22 ноября». */
  readonly monthsOfDay: readonly string[];
  /** Short month names standing alone. */
  readonly monthsShort: readonly string[];
  /** Weekday names, Sunday first, as `weekdayOf` counts. */
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  readonly decimalSign: string;
  /** Stands between groups of three digits. */
  readonly groupSign: string;
  readonly minusSign: string;
}
