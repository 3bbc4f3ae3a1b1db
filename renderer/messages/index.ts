import type { Language } from '#shared/locale/language.ts';
import { en } from './en/index.ts';
import { fill } from './fill.ts';
import type { MessageParams, PlacesOf } from './fill.ts';
import { kk } from './kk/index.ts';
import { ru } from './ru/index.ts';

export type { MessageParams };

export type MessageKey = keyof typeof en;

/** The values a message asks for; none for a plain sentence. A missing or misspelt one does not compile. */
export type ParamsFor<Key extends MessageKey> = [PlacesOf<(typeof en)[Key]>] extends [never]
  ? []
  : [params: Readonly<Record<PlacesOf<(typeof en)[Key]>, string | number>>];

export type Translate = <Key extends MessageKey>(key: Key, ...params: ParamsFor<Key>) => string;

const messages = { kk, ru, en } satisfies Record<Language, Record<MessageKey, string>>;

/** True for a key made at run time (`finding.<code>`) that has a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** The message in a given language, as a slip or a test needs it; pages use `t` of `locale.ts`. */
export function messageIn(language: Language, key: MessageKey, params?: MessageParams): string {
  return fill(messages[language][key], language, params);
}
