import { formatDayShort, formatInteger } from '#shared/locale/format.ts';
import type { Language } from '#shared/locale/language.ts';
import { say, t } from '../../locale.ts';
import { isMessageKey } from '../../messages/index.ts';
import type { useReference } from '../../stores/reference.ts';
import type { Setting, SettingValue } from './setting-values.ts';

/** Settings whose value is a text to type, not one of a few to choose. */
export const isTypedSetting = (key: string): boolean => key === 'scanFolder';

/** A setting's value for people. */
export function valueText(key: string, value: SettingValue, language: Language): string {
  if (typeof value === 'boolean') return t(value ? 'settings.rules.on' : 'settings.rules.off');
  if (isTypedSetting(key)) return value === '' ? t('settings.rules.none') : String(value);
  return typeof value === 'number' ? formatInteger(value, language) : say(`value.${key}.${value}`);
}

/** Short citation of a clause; the full one of `legal-sources` where the messages have none, null for no clause. */
export function clauseText(
  clause: unknown,
  reference: Pick<ReturnType<typeof useReference>, 'nameOf'>,
  language: Language,
): string | null {
  if (typeof clause !== 'string') return null;
  const key = `clause.${clause}`;
  return isMessageKey(key) ? say(key) : reference.nameOf('legal-sources', clause, language);
}

/** Since when a value holds. */
export function sinceText({ validFrom }: Pick<Setting, 'validFrom'>): string {
  return validFrom === null
    ? t('settings.rules.always')
    : t('settings.rules.from', { day: formatDayShort(validFrom) });
}

/** Where a value comes from; what set-up or an administrator chose without naming a source is the office's own word. */
export function sourceText({ source }: Pick<Setting, 'source'>): string {
  return source === 'office' ? t('settings.source.office') : source;
}
