import type { Language } from '../../shared/locale/language.ts';

/** The ICU locale whose words each language takes. British English writes day before month, as the papers of Kazakhstan do. */
export const icuLocales = { kk: 'kk', ru: 'ru', en: 'en-GB' } as const satisfies Record<Language, string>;

/** Whether this interpreter carries Kazakh at all: a build with reduced ICU falls back to English without a word. */
export function knowsKazakh(): boolean {
  return Intl.DateTimeFormat.supportedLocalesOf('kk').length === 1;
}
