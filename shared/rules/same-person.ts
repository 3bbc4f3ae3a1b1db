import { isCompleteDay, partialDaysCompatible } from '../dates/partial-day.ts';
import type { PartialDay } from '../dates/partial-day.ts';
import type { ChildContent, ForeignerContent } from '../forms/notification-form.ts';
import { documentKey } from '../identifiers/document-number.ts';
import { nameKey } from '../text/fold.ts';

/** What tells one person from another, folded for comparing. Empty or null is unknown and matches nothing. */
export interface PersonKeys {
  readonly documentKey: string;
  readonly nameKey: string;
  readonly bornOn: PartialDay | null;
  readonly iin: string | null;
  readonly citizenship: string | null;
}

/** `certain` can be reckoned with (days of stay add up); `possible` is for the clerk to look at. */
export interface Likeness {
  readonly matchedBy: 'document' | 'iin' | 'name';
  readonly certain: boolean;
}

export function foreignerKeys(foreigner: ForeignerContent): PersonKeys {
  return {
    documentKey: documentKey(`${foreigner.documentSeries ?? ''}${foreigner.documentNumber ?? ''}`),
    nameKey: nameKey(foreigner.surname ?? '', foreigner.givenNames ?? ''),
    bornOn: foreigner.bornOn,
    iin: foreigner.iin,
    citizenship: foreigner.citizenship,
  };
}

export function childKeys(child: ChildContent): PersonKeys {
  return {
    documentKey: documentKey(child.documentNumber ?? ''),
    nameKey: nameKey(child.surname ?? '', child.givenNames ?? ''),
    bornOn: child.bornOn,
    iin: null,
    citizenship: child.citizenship,
  };
}

/**
 * Whether two records may be one person, and by what. A document or IIN alone proves nothing when neither name nor birth agrees: then
 * one of them was mistyped, which is a finding of its own.
 */
export function likeness(one: PersonKeys, other: PersonKeys): Likeness | null {
  const sameName = agree(one.nameKey, other.nameKey);
  const sameBirth = bornCompatibly(one, other);
  if (sameDocument(one, other) && (sameName || sameBirth)) return { matchedBy: 'document', certain: true };
  if (sameIin(one, other) && (sameName || sameBirth)) return { matchedBy: 'iin', certain: true };
  if (!sameName || !sameBirth || differ(one.iin, other.iin)) return null;
  const wholeBirth = one.bornOn !== null && isCompleteDay(one.bornOn) && one.bornOn === other.bornOn;
  return { matchedBy: 'name', certain: wholeBirth && agree(one.citizenship, other.citizenship) };
}

export function sameDocument(one: PersonKeys, other: PersonKeys): boolean {
  return agree(one.documentKey, other.documentKey);
}

export function sameIin(one: PersonKeys, other: PersonKeys): boolean {
  return agree(one.iin, other.iin);
}

/** Both known and able to mean the same day. */
export function bornCompatibly(one: PersonKeys, other: PersonKeys): boolean {
  return one.bornOn !== null && other.bornOn !== null && partialDaysCompatible(one.bornOn, other.bornOn);
}

function agree(one: string | null, other: string | null): boolean {
  return one !== null && one !== '' && one === other;
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== '' && other !== '' && one !== other;
}
