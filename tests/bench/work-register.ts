import type { Database } from 'better-sqlite3';
import { addDays, addYears, day } from '#shared/dates/day.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import { emptyContent } from '#shared/forms/field.ts';
import { permitFields } from '#shared/forms/permit-form.ts';
import type { PermitContent } from '#shared/forms/permit-form.ts';
import type { PermitId, QuotaLine } from '#shared/work/permit.ts';
import { createId } from '#electron/ids.ts';
import { chanceOf, pick, wholeBetween } from '#electron/seed/random.ts';
import type { Tables } from '#electron/store/tables/index.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';

export const today = day('2026-11-23');
const at = new Date(mondayMorning).toISOString() as Instant;
const years = [2022, 2023, 2024, 2025, 2026];
/** The regions of the list, by the two digits of their codes. */
const regions = '10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63 71 75 79'
  .split(' ')
  .map((stem) => `${stem}0000000`);
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

/** The permit of a number, always the same one: some share a name, as people do; some are for several regions, years or were revoked. */
export function permitAt(index: number): PermitContent {
  const chance = chanceOf(index);
  const validFrom = addDays(today, -wholeBetween(chance, 0, 1_400));
  const isImmigrant = chance() < 0.2;
  const category = isImmigrant ? null : wholeBetween(chance, 1, 4);
  const validUntil = addDays(addYears(validFrom, category === 1 ? wholeBetween(chance, 1, 3) : 1), -1);
  const isRevoked = chance() < 0.03;
  const [region, other] = [pick(chance, regions), pick(chance, regions)];
  return {
    ...emptyContent(permitFields),
    number: `BENCH-${index}`,
    scheme: isImmigrant ? 'LI' : 'EMP',
    category: category === null ? null : String(category),
    issuedOn: addDays(validFrom, -wholeBetween(chance, 1, 30)),
    validFrom,
    validUntil,
    regions: chance() < 0.1 ? [region, other] : [region],
    employerIdentifier: `9901400${String(index % 20_000).padStart(5, '0')}`,
    employerName: `Ulgi ${index % 20_000} LLP`,
    surname: `SPECIMEN${inLetters(index % 60_000)}`,
    givenNames: 'ANNA',
    bornOn: addDays(day('1960-01-01'), (index * 7) % 16_000),
    documentNumber: `UT${String(index).padStart(8, '0')}`,
    citizenship: 'UTO',
    jobTitle: 'welder',
    status: isRevoked ? 'revoked' : 'issued',
    statusOn: isRevoked ? addDays(validFrom, 60) : null,
  };
}

/** Room for everything that is filled, so that no page is written twice. */
const fillingKiB = 1024 * 1024;
const perWrite = 100_000;

/** Puts so many invented permits and rows of the ledger into a store, through the tables a clerk's own entries go through. */
export function fillRegister(
  database: Database,
  tables: Tables,
  { permits, ledgerRows }: { permits: number; ledgerRows: number },
): void {
  const [user] = tables.users.all();
  if (user === undefined) throw new Error('nobody is there');
  const cache = Number(database.pragma('cache_size', { simple: true }));
  database.pragma(`cache_size = -${fillingKiB}`);
  for (let from = 0; from < permits; from += perWrite) {
    tables.write(() => {
      for (let index = from; index < Math.min(from + perWrite, permits); index += 1)
        insertPermit(tables, index, user.name);
    });
  }
  tables.write(() => {
    tables.permits.recordSnapshot({ importId: 'bench', source: 'bench', snapshotOn: today, takenAt: at });
    for (let index = 0; index < ledgerRows; index += 1) insertLedgerRow(tables, index, user.id);
  });
  database.pragma(`cache_size = ${cache}`);
  database.pragma('wal_checkpoint(TRUNCATE)');
}

function insertPermit(tables: Tables, index: number, by: string): void {
  tables.permits.insert(
    {
      id: createId(mondayMorning) as PermitId,
      content: permitAt(index),
      origin: { kind: 'import', source: 'bench', snapshotOn: today },
      importId: 'bench',
      requestId: null,
      passed: { reason: null, warnings: [] },
      changedAt: at,
      changedBy: by,
    },
    { office: 'BENCH', counter: 1 },
    { status: 'issued', on: null, note: null, source: 'bench', at, by, snapshotOn: today },
  );
}

/** Limits and totals in turn, over every region, year and line, then the next version of each. */
function insertLedgerRow(tables: Tables, index: number, enteredBy: string): void {
  const half = Math.floor(index / 2);
  const perRegion = Math.floor(half / regions.length);
  const perYear = Math.floor(perRegion / years.length);
  const version = Math.floor(perYear / lines.length);
  const entry = {
    id: createId(mondayMorning),
    region: regions[half % regions.length] ?? '',
    year: years[perRegion % years.length] ?? 0,
    line: lines[perYear % lines.length] ?? 'all',
    source: 'bench',
    note: '',
    origin: 'import',
    corrects: null,
    importId: 'bench',
    enteredAt: at,
    enteredBy,
  } as const;
  const on = addDays(`${entry.year}-01-01` as Day, version * 30);
  if (index % 2 === 0)
    tables.quota.addLimit({ ...entry, units: 90_000, from: on, act: 'bench', confidence: 'confirmed' });
  else tables.quota.addUse({ ...entry, used: 400, asOf: on });
}
