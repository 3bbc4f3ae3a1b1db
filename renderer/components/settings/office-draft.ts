import type { Office } from '#shared/contract/session.ts';
import type { MessageKey } from '../../messages/index.ts';

/** The office as typed: every field a string, so that nothing is lost while it does not fit yet. */
export interface OfficeDraft {
  code: string;
  namesKk: string;
  namesRu: string;
  region: string;
  district: string;
  address: string;
  phone: string;
  counter: string;
}

export type OfficeField = keyof OfficeDraft;

/** In the order of the page. */
export const officeFields = [
  'namesKk',
  'namesRu',
  'code',
  'counter',
  'region',
  'district',
  'address',
  'phone',
] as const satisfies readonly OfficeField[];

export function emptyOffice(): OfficeDraft {
  return {
    code: '',
    namesKk: '',
    namesRu: '',
    region: '',
    district: '',
    address: '',
    phone: '',
    counter: '1',
  };
}

export function draftOf({ names, counter, ...rest }: Office): OfficeDraft {
  return { ...rest, namesKk: names.kk, namesRu: names.ru, counter: String(counter) };
}

/** Reads the typed office; `faults` says by field what does not fit, and the office is null while anything does not. */
export function readOffice(
  draft: OfficeDraft,
  regions: ReadonlySet<string>,
): { readonly office: Office | null; readonly faults: ReadonlyMap<OfficeField, MessageKey> } {
  const code = draft.code.trim().toUpperCase();
  const counter = draft.counter.trim();
  const faults = new Map<OfficeField, MessageKey>();
  for (const field of ['namesKk', 'namesRu', 'code', 'counter', 'region', 'address'] as const)
    if (draft[field].trim() === '') faults.set(field, 'issue.field.required');
  if (!faults.has('code') && !/^[A-Z0-9]{2,8}$/.test(code)) faults.set('code', 'setup.fault.code');
  if (!faults.has('counter') && !/^[1-9]\d?$/.test(counter)) faults.set('counter', 'setup.fault.counter');
  if (!faults.has('region') && !regions.has(draft.region)) faults.set('region', 'issue.choice.notInList');
  if (faults.size > 0) return { office: null, faults };
  const office = {
    code,
    names: { kk: draft.namesKk.trim(), ru: draft.namesRu.trim() },
    region: draft.region,
    district: draft.district.trim(),
    address: draft.address.trim(),
    phone: draft.phone.trim(),
    counter: Number(counter),
  };
  return { office, faults };
}
