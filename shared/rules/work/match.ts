import { partialDaysCompatible } from '../../dates/partial-day.ts';
import type { Day } from '../../dates/day.ts';
import { documentKey } from '../../identifiers/document-number.ts';
import { foldSearch, nameKey } from '../../text/fold.ts';
import type { PermitStatus } from '../../work/permit.ts';
import { wholeCountry } from '../../work/permit.ts';
import type { WorkPermit, WorkSwitches } from './case.ts';
import type { WorkFacts } from './facts.ts';

/** `unknown`: one side does not say, which is neither. */
export type Agreement = 'same' | 'differs' | 'unknown';

/** Whether the permit is about this person, and whether it names one of the passports known. */
export interface PersonMatch {
  readonly person: Agreement;
  readonly passport: Agreement;
}

/** The person at the counter, folded for comparing once. */
export interface PersonKeys {
  readonly documents: ReadonlySet<string>;
  readonly iin: string;
  readonly nameKey: string;
  readonly facts: WorkFacts['person'];
}

export function personKeys(facts: WorkFacts['person']): PersonKeys {
  const numbers = [facts.documentNumber ?? '', ...facts.earlierDocuments].map(documentKey);
  let folded: string | undefined;
  return {
    documents: new Set(numbers.filter((key) => key !== '')),
    iin: digits(facts.iin),
    // Folding is the dearest step; a passport and a birth date in common need none.
    get nameKey() {
      folded ??= nameKey(facts.surname ?? '', facts.givenNames ?? '');
      return folded;
    },
    facts,
  };
}

/** Enough to look somebody up: a passport, an IIN, or name and birth. */
export function canBeLookedUp(keys: PersonKeys): boolean {
  return keys.documents.size > 0 || keys.iin !== '' || (keys.facts.bornOn !== null && keys.nameKey !== '');
}

/**
 * Passport and birth date decide (permits-quotas.md, section 3.3). A birth date that cannot be the same is another person; a passport or
 * IIN in common needs the same birth or name beside it; without either, name and birth together are the person with another passport.
 */
export function matchPerson(keys: PersonKeys, permit: WorkPermit): PersonMatch {
  const passport = matchPassport(keys, permit);
  return { person: personOf(keys, permit, passport), passport };
}

function personOf(keys: PersonKeys, permit: WorkPermit, passport: Agreement): Agreement {
  const iin = compare(keys.iin, digits(permit.iin));
  const born = matchBirth(keys.facts.bornOn, permit.bornOn);
  if (born === 'differs') return 'differs';
  if (passport === 'same' || iin === 'same') {
    if (born === 'same') return 'same';
    return matchName(keys, permit) === 'same' ? 'same' : 'unknown';
  }
  if (iin === 'differs') return 'differs';
  const name = matchName(keys, permit);
  if (name === 'differs') return 'differs';
  if (name === 'unknown') return passport === 'differs' ? 'differs' : 'unknown';
  if (compare(keys.facts.citizenship, permit.citizenship) === 'differs') return 'differs';
  return born;
}

function matchPassport({ documents }: PersonKeys, { documentNumbers }: WorkPermit): Agreement {
  const known = documentNumbers.map(documentKey).filter((key) => key !== '');
  if (documents.size === 0 || known.length === 0) return 'unknown';
  return known.some((key) => documents.has(key)) ? 'same' : 'differs';
}

function matchBirth(one: WorkPermit['bornOn'], other: WorkPermit['bornOn']): Agreement {
  if (one === null || other === null) return 'unknown';
  return partialDaysCompatible(one, other) ? 'same' : 'differs';
}

function matchName(keys: PersonKeys, permit: WorkPermit): Agreement {
  if (keys.facts.surname === permit.surname && keys.facts.givenNames === permit.givenNames) {
    return keys.nameKey === '' ? 'unknown' : 'same';
  }
  return compare(keys.nameKey, nameKey(permit.surname ?? '', permit.givenNames ?? ''));
}

/** By BIN or IIN; by folded name, legal form aside, only where one of the two numbers is missing. */
export interface EmployerMatch {
  readonly employer: Agreement;
  readonly byName: boolean;
}

export function matchEmployer(employer: WorkFacts['employer'], permit: WorkPermit): EmployerMatch {
  const byNumber = compare(digits(employer.identifier), digits(permit.employerIdentifier));
  if (byNumber !== 'unknown') return { employer: byNumber, byName: false };
  return { employer: compare(companyKey(employer.name), companyKey(permit.employerName)), byName: true };
}

const legalForms: ReadonlySet<string> = new Set(
  [
    'ТОО ЖШС LLP TOO ООО LLC АО АҚ JSC AO ИП ЖК IE',
    'товарищество с ограниченной ответственностью жауапкершілігі шектеулі серіктестігі',
    'limited liability partnership company акционерное общество акционерлік қоғамы joint stock',
  ].flatMap((words) => foldSearch(words).split(' ')),
);

function companyKey(name: string | null): string {
  const words = foldSearch(name ?? '').split(' ');
  const telling = words.filter((word) => !legalForms.has(word));
  return (telling.length > 0 ? telling : words).sort().join(' ');
}

/** By title or by code of the profession, as the office has settled; by the other where one side lacks the first. */
export function matchJob(
  job: WorkFacts['job'],
  permit: Pick<WorkPermit, 'jobTitle' | 'professionCode'>,
  by: WorkSwitches['jobComparison'],
): Agreement {
  const byTitle = () => compareText(job.title ?? '', permit.jobTitle ?? '');
  const byCode = () => compare(codeKey(job.professionCode), codeKey(permit.professionCode));
  const [first, second] = by === 'text' ? [byTitle, byCode] : [byCode, byTitle];
  const agreement = first();
  return agreement === 'unknown' ? second() : agreement;
}

/** A permit for a region covers the places in it; one for the whole country covers every place. */
export function matchRegion(region: string | null, permit: WorkPermit): Agreement {
  if (permit.regions.includes(wholeCountry)) return 'same';
  if (region === null || region === '' || permit.regions.length === 0) return 'unknown';
  return permit.regions.some((code) => region.startsWith(regionStem(code))) ? 'same' : 'differs';
}

/** The digits of a KATO code that name its unit: `710000000` gives `71`. */
function regionStem(code: string): string {
  return code.slice(0, 2) + code.slice(2).replace(/0+$/, '');
}

/** What the status was on a day: a change dated later had not happened. */
export function statusOn(permit: WorkPermit, on: Day): PermitStatus {
  return permit.statusOn !== null && permit.statusOn > on ? 'issued' : permit.status;
}

/** Whether a code or the beginning of one stands in a list: `01.11` is in `01`. */
export function inCodes(code: string, list: readonly string[]): boolean {
  const key = codeKey(code);
  return list.some((entry) => codeKey(entry) !== '' && key.startsWith(codeKey(entry)));
}

/** Folded, unless they are spelt alike. */
function compareText(one: string, other: string): Agreement {
  if (one === other && /[\p{Letter}\p{Number}]/u.test(one)) return 'same';
  return compare(foldSearch(one), foldSearch(other));
}

function codeKey(code: string | null): string {
  return (code ?? '').toUpperCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}

function digits(identifier: string | null): string {
  return (identifier ?? '').replace(/\D/g, '');
}

function compare(one: string | null, other: string | null): Agreement {
  if (one === null || other === null || one === '' || other === '') return 'unknown';
  return one === other ? 'same' : 'differs';
}
