import { visibleFields } from '#shared/forms/field.ts';
import type { Field } from '#shared/forms/field.ts';
import {
  childFields,
  enclosureFields,
  foreignerFields,
  hostFields,
  receiptFields,
  stayFields,
} from '#shared/forms/notification-form.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import { asGroup } from './use-notification-form.ts';
import type { Group } from './use-notification-form.ts';

/** A field of the form where it stands. */
export interface Place {
  readonly path: string;
  /** Namespace of the labels. */
  readonly group: 'host' | 'foreigner' | 'child' | 'stay' | 'enclosures' | 'receipt';
  readonly key: string;
  readonly values: Group;
  /** Position of the foreigner it belongs to, or null. */
  readonly foreigner: number | null;
}

/** Every field that exists for these values, in the order of the paper. */
export function placesOf(values: NotificationValues): Place[] {
  const places: Place[] = [];
  const add = (
    fields: readonly Field[],
    typed: object,
    where: Omit<Place, 'path' | 'key' | 'values'> & { at: string },
  ) => {
    const { at, ...rest } = where;
    for (const { key } of visibleFields(fields, asGroup(typed)))
      places.push({ ...rest, path: `${at}.${key}`, key, values: asGroup(typed) });
  };
  add(hostFields, values.host, { group: 'host', at: 'host', foreigner: null });
  values.foreigners.forEach((person, foreigner) => {
    const at = `foreigners.${foreigner}`;
    add(foreignerFields, person, { group: 'foreigner', at, foreigner });
    person.children.forEach((child, position) =>
      add(childFields, child, { group: 'child', at: `${at}.children.${position}`, foreigner }),
    );
  });
  add(stayFields, values.stay, { group: 'stay', at: 'stay', foreigner: null });
  add(enclosureFields, values.enclosures, { group: 'enclosures', at: 'enclosures', foreigner: null });
  add(receiptFields, values.receipt, { group: 'receipt', at: 'receipt', foreigner: null });
  return places;
}
