import type { Field } from '../forms/field.ts';
import { permitFields } from '../forms/permit-form.ts';
import { quotaLimitFields, quotaUseFields } from '../forms/quota-form.ts';

/** What can be taken in from files. A new kind is a line here, its words in the messages, and its taking-in in `electron/services/imports/kinds.ts`. */
export const importKinds = ['permits', 'quotaLimits', 'quotaUse'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The fields the columns of a file may fill. */
export const importFields: Readonly<Record<ImportKind, readonly Field[]>> = {
  permits: permitFields,
  quotaLimits: quotaLimitFields,
  quotaUse: quotaUseFields,
};
