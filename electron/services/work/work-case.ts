import { documentKey } from '#shared/identifiers/document-number.ts';
import type { WorkCase } from '#shared/rules/work/case.ts';
import type { WorkFacts } from '#shared/rules/work/facts.ts';
import { nameKey } from '#shared/text/fold.ts';
import type { OpenStore } from '../../core-state.ts';
import { ledgerFor } from '../quota/ledger.ts';

/** What a case is put together from. */
export type CaseStore = Pick<OpenStore, 'tables' | 'reference'>;

/** How many earlier notices of one IIN are looked through for other passports. */
const earlierNotices = 20;

/** Passports under which the register of stays knows this person. Only an IIN makes two passports one person's for sure. */
function withEarlierDocuments(facts: WorkFacts, store: CaseStore): WorkFacts {
  const { iin, documentNumber } = facts.person;
  if (iin === null || facts.person.earlierDocuments.length > 0) return facts;
  const own = documentKey(documentNumber ?? '');
  const known = store.tables.stays
    .byIin(iin, earlierNotices)
    .filter((stay) => stay.documentKey !== '' && stay.documentKey !== own)
    .map((stay) => stay.documentNumber);
  return { ...facts, person: { ...facts.person, earlierDocuments: [...new Set(known)].sort() } };
}

/** The permits that carry the number in the facts or may be about this person: by document, IIN, or folded name and year of birth. */
function permitsFor({ person, permitNumber }: WorkFacts, store: CaseStore) {
  const numbers = [person.documentNumber ?? '', ...person.earlierDocuments].map(documentKey);
  const name = nameKey(person.surname ?? '', person.givenNames ?? '');
  return store.tables.permits.candidates({
    number: documentKey(permitNumber ?? ''),
    documents: [...new Set(numbers)].filter((key) => key !== ''),
    iin: person.iin ?? '',
    nameKey: name,
    bornIn: person.bornOn === null ? '' : person.bornOn.slice(0, 4),
  });
}

/**
 * The whole case of one foreigner's work as the register, the ledger, the switches and the lists stand on the day of the facts. It is
 * kept with the verdict, so it holds what decides and nothing else.
 */
export function workCaseOf(asked: WorkFacts, store: CaseStore): WorkCase {
  const facts = withEarlierDocuments(asked, store);
  const today = facts.checkedOn;
  const permits = permitsFor(facts, store);
  return {
    facts,
    permits,
    ...ledgerFor(store, permits, today),
    register: store.tables.permits.snapshot(),
    switches: store.reference.workSwitches(today),
    tables: store.reference.workTables(today),
  };
}
