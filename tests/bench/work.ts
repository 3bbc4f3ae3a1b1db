import { addDays, day } from '#shared/dates/day.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import { emptyContent } from '#shared/forms/field.ts';
import { permitFields } from '#shared/forms/permit-form.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import type { WorkFacts } from '#shared/rules/work/facts.ts';
import { factsFileOf, factsFileSchema } from '#shared/rules/work/facts-file.ts';
import { readStrict } from '#shared/text/read-strict.ts';
import { nameKey } from '#shared/text/fold.ts';
import type { PermitId, QuotaLine } from '#shared/work/permit.ts';
import { createId } from '#electron/ids.ts';
import { openPackageBook } from '#electron/services/work/package-book.ts';
import { workCaseOf } from '#electron/services/work/work-case.ts';
import { openReferenceBook } from '#electron/services/reference-book.ts';
import { openTables } from '#electron/store/tables/index.ts';
import type { Tables } from '#electron/store/tables/index.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import { openEncrypted } from './stores.ts';
import type { Work } from './measure.ts';

const today = day('2026-11-23');
const at = new Date(mondayMorning).toISOString() as Instant;
const regions = ['750000000', '710000000', '230000000', '270000000', '790000000', '550000000'];
const lines = [
  'cat1',
  'cat2',
  'cat3',
  'cat4',
  'seasonal',
  'labourImmigrants',
  'all',
] as const satisfies readonly QuotaLine[];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** A number in letters: digits in a name are not looked at. */
const inLetters = (index: number): string =>
  Array.from({ length: 4 }, (_, place) => letters[Math.floor(index / 26 ** place) % 26]).join('');

/** The worker of a permit, the same for the same number; a few share a name, as people do. */
function worker(index: number) {
  return {
    surname: `SPECIMEN${inLetters(index % 60_000)}`,
    givenNames: 'ANNA',
    bornOn: addDays(day('1960-01-01'), (index * 7) % 16_000),
    documentNumber: `UT${String(index).padStart(8, '0')}`,
  };
}

const pickOf = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

function permitContent(index: number, validFrom: Day) {
  const region = pickOf(regions, index);
  return {
    ...emptyContent(permitFields),
    number: `BENCH-${index}`,
    scheme: 'EMP',
    category: String(1 + (index % 4)),
    issuedOn: addDays(validFrom, -10),
    validFrom,
    validUntil: addDays(validFrom, 364),
    regions: index % 10 === 0 ? [region, pickOf(regions, index + 1)] : [region],
    employerIdentifier: `9901400${String(index % 20_000).padStart(5, '0')}`,
    employerName: `Ulgi ${index % 20_000} LLP`,
    ...worker(index),
    citizenship: 'UTO',
    jobTitle: 'welder',
    status: 'issued',
  };
}

/** Puts so many invented permits and rows of the ledger into a store, through the tables a clerk's own entries go through. */
function fill(tables: Tables, { permits, ledgerRows }: { permits: number; ledgerRows: number }): void {
  const [user] = tables.users.all();
  if (user === undefined) throw new Error('nobody is there');
  const place = { office: 'BENCH', counter: 1 };
  const batch = 5_000;
  for (let from = 0; from < permits; from += batch) {
    tables.write(() => {
      for (let index = from; index < Math.min(from + batch, permits); index += 1) {
        const content = permitContent(index, addDays(today, -(index % 700)));
        tables.permits.insert(
          {
            id: createId(mondayMorning) as PermitId,
            content,
            origin: { kind: 'import', source: 'bench', snapshotOn: today },
            importId: 'bench',
            requestId: null,
            passed: { reason: null, warnings: [] },
            changedAt: at,
            changedBy: user.name,
          },
          place,
          { status: 'issued', on: null, note: null, source: 'bench', at, by: user.name, snapshotOn: today },
        );
      }
    });
  }
  tables.write(() => {
    tables.permits.recordSnapshot({ importId: 'bench', source: 'bench', snapshotOn: today, takenAt: at });
    for (let index = 0; index < ledgerRows; index += 1) {
      const entry = {
        id: createId(mondayMorning),
        region: pickOf(regions, Math.floor(index / 2)),
        year: 2022 + (Math.floor(index / 12) % 5),
        line: pickOf(lines, Math.floor(index / 60)),
        source: 'bench',
        note: '',
        origin: 'import',
        corrects: null,
        importId: 'bench',
        enteredAt: at,
        enteredBy: user.id,
      } as const;
      const on = addDays(`${entry.year}-01-01` as Day, Math.floor(index / 840) * 30);
      if (index % 2 === 0)
        tables.quota.addLimit({
          ...entry,
          units: 90_000,
          from: on,
          act: 'bench',
          confidence: 'confirmed',
        });
      else tables.quota.addUse({ ...entry, used: 400, asOf: on });
    }
  });
}

function factsOf(index: number): WorkFacts {
  const { surname, givenNames, bornOn, documentNumber } = worker(index);
  const { value } = readStrict(
    factsFileSchema,
    JSON.stringify({
      facts: {
        purpose: 'work',
        stayFrom: today,
        stayUntil: addDays(today, 30),
        regionOfWork: pickOf(regions, index),
        person: { surname, givenNames, bornOn, documentNumber, citizenship: 'UTO' },
        employer: { kind: 'legalEntity', identifier: `9901400${String(index % 20_000).padStart(5, '0')}` },
        job: { title: 'welder', level: 'skilled' },
        contract: { from: today, registered: true },
        permitNumber: `BENCH-${index}`,
        insuranceSeen: true,
      },
    }),
  );
  if (value === null) throw new Error('the facts of the bench do not read');
  return { ...factsFileOf(value).facts, checkedOn: today };
}

/** What the verdict costs, whole and in parts, against nothing but looking the same rows up. */
export async function workWorks(
  name: string,
  size: { permits: number; ledgerRows: number },
): Promise<{ works: Readonly<Record<'verdict' | 'case' | 'rules' | 'lookup', Work>>; close: () => void }> {
  const database = await openEncrypted(name);
  const tables = openTables(database);
  fill(tables, size);
  const store = { tables, reference: openReferenceBook(tables, () => mondayMorning) };
  const rules = openPackageBook(tables).rulesOn(today);
  const at = (turn: number) => (turn * 7_919) % size.permits;
  const facts = Array.from({ length: 400 }, (_, turn) => factsOf(at(turn)));
  const cases = facts.map((each) => workCaseOf(each, store));

  const permit = database.prepare(
    `SELECT permits.* FROM permits WHERE number_key = @number
     UNION SELECT permits.* FROM permit_documents JOIN permits ON permits.sequence = permit_documents.permit WHERE document_key = @document
     UNION SELECT * FROM permits WHERE name_key = @name AND born_on >= @bornIn AND born_on < @bornBefore`,
  );
  const limits = database.prepare(
    'SELECT * FROM quota_limits WHERE year = 2026 AND region = ? AND line IN (?, ?)',
  );
  const uses = database.prepare(
    'SELECT * FROM quota_uses WHERE year = 2026 AND region = ? AND line IN (?, ?)',
  );
  return {
    works: {
      verdict: (turn) => judgeWork(workCaseOf(pickOf(facts, turn), store), rules),
      case: (turn) => workCaseOf(pickOf(facts, turn), store),
      rules: (turn) => judgeWork(pickOf(cases, turn), rules),
      lookup(turn) {
        const index = at(turn);
        const { surname, givenNames, bornOn, documentNumber } = worker(index);
        const bornIn = bornOn.slice(0, 4);
        const keys = { number: documentKey(`BENCH-${index}`), document: documentKey(documentNumber) };
        const region = pickOf(regions, index);
        const line = `cat${1 + (index % 4)}`;
        return [
          permit.all({ ...keys, name: nameKey(surname, givenNames), bornIn, bornBefore: `${bornIn}-~` }),
          limits.all(region, line, 'all'),
          uses.all(region, line, 'all'),
        ];
      },
    },
    close: () => database.close(),
  };
}
