import { afterAll, describe, expect, it } from 'vitest';
import { migrations } from '#electron/store/migrations/index.ts';
import { permitTable } from '#electron/store/tables/permits.ts';
import { permitToWrite, place, step } from '#tests/fixtures/permit.ts';
import { makeStore, open } from './workbench.ts';

/** Tables that grow with the register of permits, and those it is joined with. */
const growing = [
  'permits',
  'permit_regions',
  'permit_documents',
  'permit_history',
  'permit_snapshots',
  'stays',
  'notifications',
];

const store = await makeStore({ migrations });
const database = open(store, migrations);
afterAll(() => database.close());

function preparedStatements(): readonly string[] {
  const statements = new Set<string>();
  const watched = new Proxy(database, {
    get(target, key) {
      if (key === 'prepare') {
        return (sql: string) => {
          statements.add(sql.replaceAll(/\s+/g, ' ').trim());
          return target.prepare(sql);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  });
  permitTable(watched);
  return [...statements];
}

/** The steps of a plan, with every parameter unknown, as when it is prepared. */
function planOf(sql: string): readonly string[] {
  const names = Array.from(sql.matchAll(/@(\w+)/g), (match) => match[1] ?? '');
  const values = names.length > 0 ? [Object.fromEntries(names.map((name) => [name, null]))] : [];
  const places = Array.from(sql.matchAll(/\?/g), () => null);
  const explain = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return explain.all(...values, ...places).map(({ detail }) => detail);
}

/** Whatever in the plan of a statement grows with the register. Sorted is only what a text found: five hundred by each way of reading. */
function faults(sql: string): readonly string[] {
  const isNewestOnly = / ORDER BY \w+ DESC, \w+ DESC LIMIT 1$/.test(sql);
  return planOf(sql).filter(
    (step) =>
      (!isNewestOnly && growing.some((table) => new RegExp(`^SCAN ${table}\\b`).test(step))) ||
      (step.includes('TEMP B-TREE') && !sql.includes('json_each(@found)')),
  );
}

const statements = preparedStatements();

function check(): void {
  const found = statements.flatMap((sql) => faults(sql).map((step) => `${step}: ${sql}`));
  expect(found).toEqual([]);
}

describe('statements over permits', () => {
  it('are all found', () => {
    expect(statements.length).toBeGreaterThan(35);
    expect(statements.some((sql) => sql.includes('json_each(@found)'))).toBe(true);
    for (const table of growing)
      expect(
        statements.some((sql) => new RegExp(`(FROM|INTO|UPDATE|JOIN) ${table}\\b`).test(sql)),
        table,
      ).toBe(true);
  });

  it.each(statements.map((sql) => [sql]))('%s', (sql) => {
    expect(faults(sql)).toEqual([]);
    // A bare parameter after LIMIT makes SQLite plan the statement anew at every call.
    expect(sql).not.toMatch(/LIMIT [?@]/);
  });

  it('count and list from an index alone', () => {
    const covered = statements.filter(
      (sql) => sql.startsWith('SELECT ') && sql.includes('count(*)') && !sql.includes('json_each(@found)'),
    );
    expect(covered.length).toBe(8);
    for (const sql of covered) {
      const steps = planOf(sql).filter((step) => /^S(EARCH|CAN) permit/.test(step));
      expect(steps, sql).not.toEqual([]);
      for (const one of steps) expect(one, sql).toContain('COVERING INDEX');
    }
  });

  it('would be caught walking through the register', () => {
    expect(faults(`SELECT id FROM permits WHERE status = 'revoked'`)).not.toEqual([]);
    expect(faults('SELECT permit FROM permit_documents WHERE permit > ? ORDER BY document_key')).not.toEqual(
      [],
    );
  });

  it('walk through nothing in a register with statistics either', () => {
    const permits = permitTable(database);
    database.transaction(() => {
      for (let serial = 1; serial <= 1_500; serial += 1) {
        const id = `p${serial}`;
        const changes = {
          number: `UT-${serial}`,
          documentNumber: `UT${serial}`,
          surname: `NAME ${'ABCDEFGHIJ'.charAt(serial % 10)}`,
          iin: '',
          regions: serial % 3 === 0 ? '710000000' : '750000000,710000000',
        };
        permits.insert(permitToWrite(id, changes), place, step());
      }
    })();
    database.exec('ANALYZE');
    check();
  });
});
