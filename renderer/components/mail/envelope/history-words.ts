import type { EnvelopeStep } from '#shared/contract/mail-schemas.ts';
import { parseDay } from '#shared/dates/day.ts';
import { envelopeFields } from '#shared/forms/envelope-form.ts';
import type { Field } from '#shared/forms/field.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import { say, t } from '../../../locale.ts';

type Facts = Readonly<Record<string, unknown>>;

const isFacts = (value: unknown): value is Facts => typeof value === 'object' && value !== null;
const noticesOf = (facts: Facts | null): readonly Facts[] => {
  const notices = facts?.notices;
  return Array.isArray(notices) ? notices.filter(isFacts) : [];
};

interface Words {
  /** A code of a field's list in words. */
  readonly labelOf: (field: Field, code: string) => string;
}

function written(field: Field, value: unknown, { labelOf }: Words): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const text = items
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => {
      if (field.choices !== undefined) return labelOf(field, String(one));
      const day = field.kind === 'day' ? parseDay(String(one)) : null;
      return day === null ? String(one) : formatDayShort(day);
    })
    .join(', ');
  return text === '' ? '–' : text;
}

/** What changed at a step, a line for each field and each notice. */
export function stepLines({ before, after }: EnvelopeStep, words: Words): readonly string[] {
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const fields = envelopeFields
    .filter(({ key }) => before !== null && keys.has(key))
    .map((field) => {
      const [was, is] = [before, after].map((facts) => written(field, facts?.[field.key], words));
      return t('mailEnvelope.step.field', {
        field: say(`form.envelope.${field.key}`),
        before: was ?? '',
        after: is ?? '',
      });
    });
  const notices = noticesOf(after).map(({ position, state }) =>
    t('mailEnvelope.step.notice', {
      number: Number(position) + 1,
      state: say(`mail.itemState.${String(state)}`),
    }),
  );
  // Whose desk it was taken from; the letter that came back.
  const names = [after?.from, after?.letter].filter((one) => typeof one === 'string');
  return [...fields, ...notices, ...names];
}
