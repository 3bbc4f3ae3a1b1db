import { formatDayShort } from '#shared/locale/format.ts';
import type { Language } from '#shared/locale/language.ts';
import type { PackageRow } from '#shared/contract/work.ts';
import type { RulePackageContent, RuleRow } from '#shared/rules/work/package.ts';
import { say, t } from '../../locale.ts';
import { withGaps } from '../../messages/fill.ts';
import { isMessageKey, messageIn } from '../../messages/index.ts';
import type { useReference } from '../../stores/reference.ts';
import { partsOf } from './package-text.ts';
import { clauseText } from './setting-words.ts';

type Names = Pick<ReturnType<typeof useReference>, 'nameOf'>;
type Validity = Pick<PackageRow, 'validFrom' | 'validTo'>;

/** The days a package judges. */
export function validityText({ validFrom, validTo }: Validity): string {
  const from = formatDayShort(validFrom);
  return validTo === null
    ? t('settings.packages.openEnd', { from })
    : t('settings.packages.fromTo', { from, to: formatDayShort(validTo) });
}

function conditionText(condition: string): string {
  const key = `predicate.${condition}`;
  return isMessageKey(key) ? say(key) : condition;
}

/** When a row fits, for people: all that has to hold, the claimed ground first, and all that must not. A row without either always fits. */
export function conditionsText({
  grounds,
  needs,
  when,
}: RuleRow): Readonly<Record<'holds' | 'fails', string[]>> {
  const named = (grounds ?? []).map((code) => (code === '*' ? t('settings.packages.anyGround') : code));
  const parts = partsOf(when);
  const fails = parts.fails.map(conditionText);
  const holds = [
    ...(named.length === 0 ? [] : [t('settings.packages.grounds', { grounds: named.join(', ') })]),
    ...(needs ?? []).map((need) => t(`need.${need}`)),
    ...parts.holds.map(conditionText),
  ];
  return { holds: holds.length + fails.length === 0 ? [t('settings.packages.always')] : holds, fails };
}

/** The sentence a row answers with, its values left open. */
export function answerText({ id }: RuleRow, language: Language): string {
  const key = `work.${id}` as const;
  return isMessageKey(key) ? withGaps(messageIn(language, key)) : id;
}

export function clausesText({ clauses }: RuleRow, names: Names, language: Language): string {
  return clauses.map((code) => clauseText(code, names, language) ?? code).join('; ');
}

/** What a row can be found by. */
export function rowWords(row: RuleRow, names: Names, language: Language): string {
  const { holds, fails } = conditionsText(row);
  return [row.id, ...holds, ...fails, answerText(row, language), clausesText(row, names, language)].join(' ');
}

/** The editions of the acts the rules were written from. */
export function editionsOf({ editions }: RulePackageContent): readonly { act: string; text: string }[] {
  return Object.entries(editions).map(([act, { on, text }]) => ({
    act,
    text: `${on === null ? t('settings.packages.noDay') : formatDayShort(on)} · ${text}`,
  }));
}
