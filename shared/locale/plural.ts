import type { Language } from './language.ts';

export type PluralForm = 'one' | 'few' | 'many' | 'other';

// Chromium carries the plural rules of Kazakh although it carries nothing else of the language.
const rules = {
  kk: new Intl.PluralRules('kk'),
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
} satisfies Record<Language, Intl.PluralRules>;

/** Which form of a noun stands after this number (Unicode CLDR plural rules, cardinal). */
export function plural(language: Language, count: number): PluralForm {
  const form = rules[language].select(count);
  // None of our languages has the forms for nought and two.
  return form === 'zero' || form === 'two' ? 'other' : form;
}
