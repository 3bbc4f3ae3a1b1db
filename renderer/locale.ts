import { readonly, ref, watch } from 'vue';
import type { Language } from '#shared/locale/language.ts';
import { isMessageKey, messageIn } from './messages/index.ts';
import type { MessageParams, Translate } from './messages/index.ts';

/** In the order of the switch, each with its own name in its own language. */
export const languageNames = [
  { code: 'kk', short: 'Қаз', name: 'Қазақша' },
  { code: 'ru', short: 'Рус', name: 'Русский' },
  { code: 'en', short: 'Eng', name: 'English' },
] as const satisfies readonly { code: Language; short: string; name: string }[];

const rememberedAs = 'qabyldau.language';
const current = ref<Language>(remembered());

watch(current, (language) => (document.documentElement.lang = language), { immediate: true });

/** The language of the interface, as a ref for whatever formats days, names and numbers, and the way to switch it at once. */
export function useLanguage() {
  return { language: readonly(current), setLanguage };
}

export function setLanguage(language: Language): void {
  current.value = language;
  localStorage.setItem(rememberedAs, language);
}

/** The message in the current language; whatever renders it follows the switch. */
export const t: Translate = (key, ...params) => messageIn(current.value, key, params[0]);

/**
 * For keys made of a code at run time (`finding.<code>`, `errors.<code>`): the message, or the key itself when there is none, so that
 * a code nobody has worded still tells support what happened.
 */
export function say(key: string, params?: MessageParams): string {
  return isMessageKey(key) ? messageIn(current.value, key, params) : key;
}

function remembered(): Language {
  const stored = localStorage.getItem(rememberedAs);
  return languageNames.find(({ code }) => code === stored)?.code ?? 'kk';
}
