import { emptyContent, emptyValues } from './field.ts';
import type { Field, GroupContent } from './field.ts';
import {
  childFields,
  emptyChild,
  emptyForeigner,
  enclosureFields,
  foreignerFields,
  hostFields,
  receiptFields,
  stayFields,
} from './notification-form.ts';
import type { NotificationContent, NotificationValues } from './notification-form.ts';

type Partially<Group> = { readonly [Key in keyof Group]?: Group[Key] };

/**
 * A record of an earlier version, with the fields later versions brought as not filled in: null, false or none, as their kind has it.
 * Nothing that was recorded is changed.
 */
export function completeContent(content: NotificationContent): NotificationContent {
  const complete = <const Fields extends readonly Field[]>(
    fields: Fields,
    group: Partially<GroupContent<Fields>>,
  ): GroupContent<Fields> => ({ ...emptyContent(fields), ...group });
  return {
    host: complete(hostFields, content.host),
    foreigners: content.foreigners.map((person) => ({
      ...complete(foreignerFields, person),
      children: person.children.map((child) => complete(childFields, child)),
    })),
    stay: complete(stayFields, content.stay),
    enclosures: complete(enclosureFields, content.enclosures),
    receipt: complete(receiptFields, content.receipt),
  };
}

/** A draft of an earlier version, with the fields later versions brought left empty. */
export function completeValues(values: NotificationValues): NotificationValues {
  return {
    host: { ...emptyValues(hostFields), ...values.host },
    foreigners: values.foreigners.map((person) => ({
      ...emptyForeigner(),
      ...person,
      children: person.children.map((child) => ({ ...emptyChild(), ...child })),
    })),
    stay: { ...emptyValues(stayFields), ...values.stay },
    enclosures: { ...emptyValues(enclosureFields), ...values.enclosures },
    receipt: { ...emptyValues(receiptFields), ...values.receipt },
  };
}
