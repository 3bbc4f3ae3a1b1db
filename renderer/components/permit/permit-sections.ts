import { permitFields, permitParts } from '#shared/forms/permit-form.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';

export type PermitPart = keyof typeof permitParts;
type Key = keyof PermitValues;
type PermitField = (typeof permitFields)[number];

const employersPapers: ReadonlySet<string> = new Set(['EMP', 'EMP-S', 'EMP-K', 'ICT', 'COO', '']);

/** Fields that are to the point only with some papers. */
const onlyWith: Partial<Record<Key, (values: PermitValues) => boolean>> = {
  category: ({ scheme }) => ['EMP', 'EMP-K', 'ICT', 'COO', ''].includes(scheme),
  senderName: ({ scheme }) => scheme === 'ICT',
  senderInWto: ({ scheme }) => scheme === 'ICT',
  householdAddress: ({ scheme }) => scheme === 'LI',
  monthsGranted: ({ scheme }) => scheme === 'LI',
  monthsWithoutBreak: ({ scheme }) => scheme === 'LI',
  contractNumber: ({ scheme }) => scheme === 'LI' || scheme === 'CERT',
  contractOn: ({ scheme }) => scheme === 'LI' || scheme === 'CERT',
  contractUntil: ({ scheme }) => scheme === 'LI' || scheme === 'CERT',
  quotaYear: ({ scheme }) => scheme !== 'ICT' && scheme !== 'CERT',
  quotaLine: ({ scheme }) => scheme !== 'ICT' && scheme !== 'CERT',
  // A fee is paid to every region named: worth asking only where there are several.
  feeRegions: ({ scheme, regions }) => employersPapers.has(scheme) && regions.includes(','),
};

const byKey = new Map<string, PermitField>(permitFields.map((field) => [field.key, field]));

/** The parts of the form with their fields for what is typed; a field that is beside the point stays while something stands in it. */
export function sectionsOf(values: PermitValues): { part: PermitPart; fields: readonly PermitField[] }[] {
  return (Object.keys(permitParts) as PermitPart[]).map((part) => ({
    part,
    fields: permitParts[part].flatMap((key: Key) => {
      const field = byKey.get(key);
      const isShown = values[key].trim() !== '' || (onlyWith[key]?.(values) ?? true);
      return field === undefined || !isShown ? [] : [field];
    }),
  }));
}

/** The fields of one part of a record. */
export const fieldsOfPart = (part: PermitPart): readonly PermitField[] =>
  permitParts[part].flatMap((key: Key) => byKey.get(key) ?? []);
