import { afterAll, describe, expect, it } from 'vitest';
import { addDays, day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { QuotaLine } from '#shared/work/permit.ts';
import { employerLines } from '#shared/work/permit-line.ts';
import { chanceOf, pick, wholeBetween } from '#electron/seed/random.ts';
import { migrations } from '#electron/store/migrations/index.ts';
import type { KnownCount } from '#electron/store/tables/permit-counts.ts';
import { openTables } from '#electron/store/tables/index.ts';
import { at, permitToWrite, place, step } from '#tests/fixtures/permit.ts';
import { makeStore, open } from './workbench.ts';

const store = await makeStore({ migrations });
const database = open(store, migrations);
afterAll(() => database.close());
const tables = openTables(database);

const regions = ['750000000', '710000000', '100000000'];
const plain = { unitReturned: false, longCategory1Once: true, severalRegions: 'each' } as const;

/** Invented permits of two years: some revoked, some of three years, some for two regions. */
const chance = chanceOf(7);
const papers = Array.from({ length: 60 }, (_, index) => {
  const validFrom = addDays(day('2024-01-01'), wholeBetween(chance, 0, 700));
  const category = pick(chance, ['1', '2'] as const);
  const isLong = category === '1' && chance() < 0.5;
  const isRevoked = chance() < 0.3;
  const paper = {
    year: Number(validFrom.slice(0, 4)),
    line: `cat${category}` as const,
    issuedOn: validFrom,
    validUntil: addDays(validFrom, isLong ? 1_000 : 300),
    isLong,
    returnedOn: isRevoked ? addDays(validFrom, wholeBetween(chance, 0, 200)) : null,
    regions: chance() < 0.4 ? regions.slice(0, 2) : [pick(chance, regions)],
  };
  const { returnedOn } = paper;
  const content = {
    number: `UT-${index}`,
    category,
    quotaLine: '',
    quotaYear: '',
    issuedOn: writeDay(validFrom),
    validFrom: writeDay(validFrom),
    validUntil: writeDay(paper.validUntil),
    regions: paper.regions.join(','),
    status: returnedOn === null ? 'issued' : 'revoked',
    statusOn: returnedOn === null ? '' : writeDay(returnedOn),
  };
  return { paper, content };
});

/** The same count, paper by paper. */
function counted({ region, year, line, issuedUntil, switches }: KnownCount): number {
  const isLine = (own: QuotaLine) =>
    line === 'all' ? employerLines.some((one) => one === own) : own === line;
  return papers.reduce((total, { paper }) => {
    const isYear =
      paper.year === year ||
      (!switches.longCategory1Once &&
        paper.isLong &&
        paper.year < year &&
        paper.year > year - 3 &&
        paper.validUntil >= `${year}-01-01`);
    const isBack = switches.unitReturned && paper.returnedOn !== null && paper.returnedOn <= issuedUntil;
    if (!isLine(paper.line) || !isYear || paper.issuedOn > issuedUntil || isBack) return total;
    const named = switches.severalRegions === 'first' ? paper.regions.slice(0, 1) : paper.regions;
    return total + named.filter((one) => region === 'KZ' || one === region).length;
  }, 0);
}

describe('units of a line by day', () => {
  it('are those of the papers, whatever the switches, place, line and day', () => {
    papers.forEach(({ content }, index) =>
      tables.permits.insert(permitToWrite(`paper-${index}`, content), place, step()),
    );
    // Days on which something changes, and those before and after them.
    const days = papers
      .slice(0, 6)
      .flatMap(({ paper }) => [paper.issuedOn, paper.returnedOn ?? paper.validUntil])
      .flatMap((on) => [-1, 0, 1].map((later) => addDays(on, later)));
    const asked = ['KZ', ...regions].flatMap((region) =>
      [2024, 2025, 2026].flatMap((year) =>
        (['cat1', 'cat2', 'all'] as const).flatMap((line) =>
          [true, false].flatMap((unitReturned) =>
            [true, false].flatMap((longCategory1Once) =>
              (['each', 'first'] as const).flatMap((severalRegions) =>
                days.map((issuedUntil): KnownCount => ({
                  region,
                  year,
                  line,
                  issuedUntil,
                  switches: { unitReturned, longCategory1Once, severalRegions },
                })),
              ),
            ),
          ),
        ),
      ),
    );
    const known = asked.map((one) => tables.permits.countKnown(one));
    expect(known).toEqual(asked.map(counted));
    expect(Math.max(...known)).toBeGreaterThan(20);
  });
});

describe('what is kept', () => {
  const key = { region: '100000000', year: 2023, line: 'cat3' } as const;
  const count = () => tables.permits.countKnown({ ...key, issuedUntil: day('2026-11-23'), switches: plain });
  const rows = () => [tables.quota.limits(key).length, tables.quota.uses(key).length];
  const addPermit = (number: string) =>
    tables.permits.insert(
      permitToWrite(number, { number, regions: key.region, quotaYear: '2023', quotaLine: 'cat3' }),
      place,
      step(),
    );
  function addRows(id: string): void {
    const entry = {
      ...key,
      id,
      source: '',
      note: '',
      origin: 'typed',
      corrects: null,
      importId: null,
      enteredAt: at,
      enteredBy: 'u',
    } as const;
    const on = day('2024-01-01');
    tables.quota.addLimit({ ...entry, units: 5, from: on, act: 'a', confidence: 'confirmed' });
    tables.quota.addUse({ ...entry, id: `${id}-use`, used: 1, asOf: on });
  }

  it('is read anew after a permit or a row of the ledger is written, within the transaction too', () => {
    database.exec(`INSERT INTO users (id, login, login_key, name, roles, language, must_change_password, added_at)
      VALUES ('u', 'u', 'u', 'u', '[]', 'kk', 0, '')`);
    expect([count(), ...rows()]).toEqual([0, 0, 0]);
    tables.write(() => {
      addPermit('one');
      addRows('one');
      expect([count(), ...rows()]).toEqual([1, 1, 1]);
      addPermit('two');
      expect(count()).toBe(2);
    });
    expect([count(), ...rows()]).toEqual([2, 1, 1]);
  });

  it('never holds what was rolled back', () => {
    const before = [count(), ...rows()];
    const fails = () =>
      tables.write(() => {
        addPermit('gone');
        addRows('gone');
        expect([count(), ...rows()]).toEqual(before.map((one) => one + 1));
        throw new Error('no');
      });
    expect(fails).toThrow('no');
    expect([count(), ...rows()]).toEqual(before);
  });
});
