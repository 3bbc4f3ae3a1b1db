import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, day } from '#shared/dates/day.ts';
import type { Instant } from '#shared/dates/day.ts';
import { shippedRules } from '#shared/rules/work/rules-2026.ts';
import {
  loadShippedPackage,
  openPackageBook,
  overlapping,
  rulePackageOf,
  takeInPackage,
} from '#electron/services/work/package-book.ts';
import { migrations } from '#electron/store/migrations/index.ts';
import { openTables } from '#electron/store/tables/index.ts';
import type { StoredPackage } from '#electron/store/tables/rule-packages.ts';
import { makeStore, open } from './workbench.ts';

const at = '2026-11-22T05:00:00.000Z' as Instant;
const store = await makeStore({ migrations });
const database = open(store, migrations);
afterAll(() => database.close());

/** Runs in a transaction that is taken back, so that every test finds the store without a package. */
function taken<Result>(work: (tables: ReturnType<typeof openTables>) => Result): Result {
  database.exec('BEGIN');
  try {
    return work(openTables(database));
  } finally {
    database.exec('ROLLBACK');
  }
}

const origin = { origin: 'product', activatedAt: at, activatedBy: null, reason: null } as const;
const candidate = (id: string, validFrom: string, validTo: string | null = null) =>
  rulePackageOf({
    ...shippedRules,
    id,
    validFrom: day(validFrom),
    validTo: validTo === null ? null : day(validTo),
  });
const asRow = (
  { content, hash }: ReturnType<typeof rulePackageOf>,
  by: StoredPackage['origin'],
): StoredPackage => ({
  id: content.id,
  validFrom: content.validFrom,
  validTo: content.validTo,
  hash,
  content: JSON.stringify(content),
  ...origin,
  origin: by,
});

describe('the package that ships', () => {
  it('is taken in once', () => {
    taken((tables) => {
      expect(loadShippedPackage(tables, at)?.content).toEqual(shippedRules);
      expect(loadShippedPackage(tables, at)).toBeNull();
      const book = openPackageBook(tables);
      expect(book.all()).toHaveLength(1);
      expect(book.rulesOn(day('2026-11-22'))).toEqual(rulePackageOf(shippedRules));
    });
  });

  it('ends an earlier one of the product the day before it begins', () => {
    taken((tables) => {
      takeInPackage(tables, candidate('old', '2020-01-01'), origin);
      expect(loadShippedPackage(tables, at)).not.toBeNull();
      expect(tables.rulePackages.all().map(({ id, validTo }) => [id, validTo])).toEqual([
        ['old', addDays(shippedRules.validFrom, -1)],
        [shippedRules.id, null],
      ]);
    });
  });

  it('leaves a package of the office in force', () => {
    taken((tables) => {
      tables.rulePackages.insert(asRow(candidate('own', '2020-01-01'), 'office'));
      expect(loadShippedPackage(tables, at)).toBeNull();
      expect(openPackageBook(tables).inForce(day('2030-01-01')).id).toBe('own');
    });
  });
});

describe('the hash of a package', () => {
  it('is that of its content, however it is written down', () => {
    const { hash } = rulePackageOf(shippedRules);
    const turned = Object.fromEntries(
      Object.entries(shippedRules).reverse(),
    ) as unknown as typeof shippedRules;
    expect(rulePackageOf(turned).hash).toBe(hash);
    expect(
      rulePackageOf({ ...shippedRules, limits: { ...shippedRules.limits, adultYears: 19 } }).hash,
    ).not.toBe(hash);
    expect(rulePackageOf({ ...shippedRules, rows: [...shippedRules.rows].reverse() }).hash).not.toBe(hash);
  });
});

describe('packages that may be taken in', () => {
  const dayOf = fc.integer({ min: 0, max: 60 }).map((days) => addDays(day('2026-01-01'), days));
  const anyValidity = fc.tuple(dayOf, fc.option(dayOf)).filter(([from, to]) => to === null || to >= from);

  it('never judge on the same day, and every day has the one that began last', () => {
    fc.assert(
      fc.property(fc.array(anyValidity, { minLength: 1, maxLength: 8 }), (validities) => {
        taken((tables) => {
          validities.forEach(([from, to], index) => {
            const rules = candidate(`p${index}`, from, to);
            if (overlapping(rules.content, tables.rulePackages.all()) === undefined)
              takeInPackage(tables, rules, origin);
          });
          const book = openPackageBook(tables);
          const all = book.all();
          for (let days = -1; days <= 61; days += 1) {
            const on = addDays(day('2026-01-01'), days);
            const holding = all.filter(
              ({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo >= on),
            );
            expect(holding.length).toBeLessThanOrEqual(1);
            const [only] = holding;
            const before = all.filter(({ validFrom }) => validFrom <= on).at(-1);
            expect(book.inForce(on).id).toBe((only ?? before ?? all[0])?.id);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});
