import * as v from 'valibot';
import type { Field, FieldKind, GroupValues } from '../forms/field.ts';
import {
  childFields,
  enclosureFields,
  foreignerFields,
  hostFields,
  maxChildren,
  maxForeigners,
  receiptFields,
  stayFields,
} from '../forms/notification-form.ts';
import type { NotificationContent, NotificationValues } from '../forms/notification-form.ts';
import { daySchema, partialDaySchema, text } from './schemas.ts';

/** Longest text of any field as typed. The field's own limit is an issue shown at the field, so that nothing typed is lost. */
const typedLength = 2_000;

/** What the page sends of one group: every field a string, as typed. */
export function valuesSchema<const Fields extends readonly Field[]>(fields: Fields) {
  const entries = Object.fromEntries(fields.map(({ key }) => [key, text(typedLength)]));
  return v.strictObject(entries) as unknown as v.StrictObjectSchema<
    { [F in Fields[number] as F['key']]: v.GenericSchema<string> },
    undefined
  >;
}

function contentOf(kind: FieldKind, maxLength: number): v.GenericSchema {
  switch (kind) {
    case 'day':
      return v.nullable(daySchema);
    case 'partialDay':
      return v.nullable(partialDaySchema);
    case 'flag':
      return v.boolean();
    case 'number':
      return v.nullable(v.pipe(v.number(), v.integer()));
    case 'choices':
      return v.array(text(60));
    case 'text':
    case 'name':
    case 'document':
    case 'identifier':
    case 'time':
    case 'choice':
    case 'phone':
    case 'email':
      return v.nullable(text(maxLength));
  }
}

function contentEntries(fields: readonly Field[]): Record<string, v.GenericSchema> {
  return Object.fromEntries(fields.map(({ key, kind, maxLength }) => [key, contentOf(kind, maxLength)]));
}

/** One group as read, as a record keeps it. */
export const contentSchema = (fields: readonly Field[]) => v.strictObject(contentEntries(fields));

const childValues = valuesSchema(childFields);

/** What the page sends and a draft keeps: every field a string, as typed. */
export const notificationValuesSchema: v.GenericSchema<NotificationValues> = v.strictObject({
  host: valuesSchema(hostFields),
  foreigners: v.pipe(
    v.array(
      v.strictObject({
        ...valuesSchema(foreignerFields).entries,
        children: v.pipe(v.array(childValues), v.maxLength(maxChildren)),
      }),
    ),
    v.minLength(1),
    v.maxLength(maxForeigners),
  ),
  stay: valuesSchema(stayFields),
  enclosures: valuesSchema(enclosureFields),
  receipt: valuesSchema(receiptFields),
});

/** The form as read, as a record keeps it. */
export const notificationContentSchema = v.strictObject({
  host: v.strictObject(contentEntries(hostFields)),
  foreigners: v.array(
    v.strictObject({
      ...contentEntries(foreignerFields),
      children: v.array(v.strictObject(contentEntries(childFields))),
    }),
  ),
  stay: v.strictObject(contentEntries(stayFields)),
  enclosures: v.strictObject(contentEntries(enclosureFields)),
  receipt: v.strictObject(contentEntries(receiptFields)),
}) as unknown as v.GenericSchema<NotificationContent>;

export const hostValuesSchema = valuesSchema(hostFields) as unknown as v.GenericSchema<
  GroupValues<typeof hostFields>
>;
export const foreignerGroupSchema = valuesSchema(foreignerFields) as unknown as v.GenericSchema<
  GroupValues<typeof foreignerFields>
>;
