import type { ReferenceListRow } from '#shared/contract/administration.ts';
import { formatDecimal } from '#shared/locale/format.ts';
import type { Language } from '#shared/locale/language.ts';
import type { ReferenceList } from '#shared/reference/lists.ts';
import { say, t } from '../../locale.ts';
import { isMessageKey } from '../../messages/index.ts';
import type { useReference } from '../../stores/reference.ts';
import { fieldsOf, typedValue, typedWords } from './reference-fields.ts';
import type { ListField } from './reference-fields.ts';
import { clauseText } from './setting-words.ts';

/** What a field is called: its own word in one list, or the common one. */
export function fieldLabel(list: ReferenceList, key: string): string {
  const own = `settings.field.${list}.${key}`;
  return say(isMessageKey(own) ? own : `settings.field.${key}`);
}

/** Fields that hold codes of another list, shown by their names there. */
const namedIn: Readonly<Record<string, ReferenceList>> = { evidence: 'work-evidence', region: 'regions' };

/** Lists whose names the cells of a list need. */
export const listsNamedBy = (list: ReferenceList): readonly ReferenceList[] =>
  fieldsOf(list).flatMap(({ key }) => (key === 'clause' ? ['legal-sources'] : (namedIn[key] ?? [])));

interface Words {
  readonly reference: Pick<ReturnType<typeof useReference>, 'nameOf'>;
  readonly language: Language;
}

/** A field of a row for people; empty where there is nothing. */
export function fieldText(field: ListField, row: ReferenceListRow, { reference, language }: Words): string {
  const value = row.fields[field.key];
  const named = namedIn[field.key];
  if (field.kind === 'words') return typedWords(value)[language];
  if (field.key === 'clause') return clauseText(value, reference, language) ?? '';
  if (named !== undefined && (typeof value === 'string' || Array.isArray(value)))
    return [value]
      .flat()
      .map((code) => reference.nameOf(named, String(code), language))
      .join(', ');
  if (typeof value === 'number') return field.key === 'year' ? String(value) : formatDecimal(value, language);
  const text = typedValue(field, value);
  if (text === '') return '';
  if (field.kind === 'flag') return t(text === 'yes' ? 'common.yes' : 'common.no');
  return field.kind === 'choice' ? say(`settings.option.${text}`) : text;
}
