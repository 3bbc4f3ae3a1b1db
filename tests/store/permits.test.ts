import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { foldPrefix, nameKey } from '#shared/text/fold.ts';
import { migrations } from '#electron/store/migrations/index.ts';
import { openTables } from '#electron/store/tables/index.ts';
import type { PermitFilter } from '#electron/store/tables/permit-search.ts';
import { at, permitToWrite, place, step, today } from '#tests/fixtures/permit.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import { makeStore, open } from './workbench.ts';

const store = await makeStore({ migrations });
const database = open(store, migrations);
afterAll(() => database.close());
const tables = openTables(database);
const { permits } = tables;

let last = 0;
/** Puts a permit on record; its number is its own unless one is given. */
function put(changes: Partial<PermitValues> = {}): string {
  last += 1;
  const id = `permit-${String(last).padStart(3, '0')}`;
  permits.insert(permitToWrite(id, { number: `UT-${id}`, ...changes }), place, step());
  return id;
}

beforeEach(() => {
  database.exec(`DELETE FROM permit_regions; DELETE FROM permit_documents; DELETE FROM permit_history; DELETE FROM permit_snapshots;
    INSERT INTO permit_names (permit_names) VALUES ('delete-all'); DELETE FROM permits; DELETE FROM stays; DELETE FROM notifications;`);
});

const everything: PermitFilter = {
  text: null,
  scheme: null,
  status: null,
  region: null,
  ending: null,
  after: null,
  limit: 50,
};
const numbersOf = (filter: Partial<PermitFilter>) =>
  permits.list({ ...everything, ...filter }).rows.map(({ number }) => number);
const words = (text: string) => ({ document: '', identifier: '', words: foldPrefix(text) });

describe('the register of permits', () => {
  it('keeps a permit with the first step of its life', () => {
    const id = put({ number: 'KZ 12-АВ 7' });
    const record = permits.record(id);
    expect(record).toMatchObject({
      id,
      revision: 1,
      origin: { kind: 'typed', source: '', snapshotOn: null },
      content: { number: 'KZ 12-АВ 7', regions: ['750000000'], category: '3' },
      history: [{ status: 'issued', on: '2026-01-15' }],
      previous: null,
      next: null,
      firstValidFrom: '2026-02-01',
    });
    expect(permits.byNumber('kz12ав7').map((permit) => permit.id)).toEqual([id]);
  });

  it('writes a change only over the revision that was looked at', () => {
    const id = put();
    const changed = permitToWrite(id, { number: 'UT-NEW', surname: 'MUSTERMANN', regions: '710000000' });
    expect(permits.update(changed, 2, null)).toBe(false);
    expect(permits.record(id)?.content.number).toBe(`UT-${id}`);
    expect(permits.update(changed, 1, step({ status: 'suspended', on: today }))).toBe(true);
    expect(permits.update(changed, 1, null)).toBe(false);
    expect(permits.record(id)).toMatchObject({ revision: 2, content: { number: 'UT-NEW' } });
    expect(permits.record(id)?.history.map(({ status }) => status)).toEqual(['issued', 'suspended']);
    expect(numbersOf({ region: '710000000' })).toEqual(['UT-NEW']);
    expect(numbersOf({ region: '750000000' })).toEqual([]);
    expect(numbersOf({ text: words('musterman') })).toEqual(['UT-NEW']);
    expect(numbersOf({ text: words('eriksson') })).toEqual([]);
    database.exec(`INSERT INTO permit_names (permit_names, rank) VALUES ('integrity-check', 1)`);
  });

  it('walks a chain of extensions to its first day, and not round in circles', () => {
    const first = put({ number: 'A-1', validFrom: '01.02.2024', validUntil: '31.01.2025' });
    const second = put({
      number: 'A-2',
      previousNumber: 'a 1',
      validFrom: '01.02.2025',
      validUntil: '31.01.2026',
    });
    const third = put({ number: 'A-3', previousNumber: 'A2' });
    expect(permits.record(third)).toMatchObject({
      previous: { id: second, number: 'A-2' },
      next: null,
      firstValidFrom: '2024-02-01',
    });
    expect(permits.record(first)).toMatchObject({ previous: null, next: { id: second } });
    for (const id of [first, second, third])
      expect(permits.chain(id).map(({ permit }) => permit.content.number)).toEqual(['A-1', 'A-2', 'A-3']);
    expect(permits.record(put({ number: 'B-2', previousNumber: 'B-1' }))?.firstValidFrom).toBe(null);

    const round = put({ number: 'C-1', previousNumber: 'C-2' });
    put({ number: 'C-2', previousNumber: 'C-1' });
    expect(permits.chain(round).map(({ permit }) => permit.content.number)).toEqual(['C-2', 'C-1']);
  });
});

describe('candidates for one person', () => {
  it('are found by number, by any document, by IIN, by name and year of birth', () => {
    const other = {
      surname: 'DOE',
      givenNames: 'JOHN',
      bornOn: '05.05.1980',
      documentNumber: 'UT777',
    };
    const byNumber = put({ ...other, number: 'N-1' });
    const byDocument = put({ ...other, otherDocuments: 'ut 5550' });
    const byIin = put({ ...other, iin: '740812300001' });
    const byName = put({
      surname: 'Erikson',
      givenNames: 'Maria Anna',
      bornOn: '1974',
      documentNumber: 'UT778',
    });
    put(other);
    put({ surname: 'Erikson', givenNames: 'Maria Anna', bornOn: '1975', documentNumber: 'UT779' });
    const found = (keys: Parameters<typeof permits.candidates>[0]) =>
      permits.candidates(keys).map(({ id }) => id);
    expect(found({})).toEqual([]);
    expect(found({ number: '', documents: [], iin: '', nameKey: '', bornIn: '' })).toEqual([]);
    expect(found({ number: 'n1' })).toEqual([byNumber]);
    expect(found({ documents: ['UT-5550'] })).toEqual([byDocument]);
    expect(found({ iin: '740812300001' })).toEqual([byIin]);
    expect(found({ nameKey: nameKey('ERIKSON', 'ANNA MARIA'), bornIn: '1974' })).toEqual([byName]);
    expect(found({ nameKey: nameKey('ERIKSON', 'ANNA MARIA') })).toEqual([]);
    expect(found({ number: 'N-1', documents: ['UT5550', 'UT777'] }).length).toBe(4);
  });

  it('are told as the check wants them', () => {
    put({
      number: 'I-1',
      scheme: 'ICT',
      category: '2',
      quotaLine: '',
      quotaYear: '',
      senderInWto: 'yes',
      otherDocuments: 'UT2; UT3',
    });
    expect(permits.candidates({ number: 'I-1' })).toMatchObject([
      {
        scheme: 'ICT',
        category: 2,
        validFrom: '2026-02-01',
        firstValidFrom: '2026-02-01',
        regions: ['750000000'],
        documentNumbers: ['UT0001112', 'UT2', 'UT3'],
        quotaYear: null,
        quotaLine: null,
        senderInWto: true,
      },
    ]);
  });
});

describe('the list', () => {
  it('comes by last day, page by page, without a gap or a double', () => {
    const ends = ['31.01.2027', '30.06.2027', '31.01.2027', '31.12.2026', '31.01.2027'];
    ends.forEach((validUntil, index) => put({ number: `L-${index}`, validUntil }));
    expect(numbersOf({})).toEqual(['L-1', 'L-4', 'L-2', 'L-0', 'L-3']);
    const paged: string[] = [];
    let after: PermitFilter['after'] = null;
    for (;;) {
      const { rows, total } = permits.list({ ...everything, limit: 2, after });
      expect(total).toBe(after === null ? 5 : null);
      paged.push(...rows.map(({ number }) => number));
      const row = rows.at(-1);
      if (row === undefined) break;
      after = { day: row.validUntil, sequence: row.sequence };
    }
    expect(paged).toEqual(numbersOf({}));
  });

  it('is narrowed by scheme, status, region and the end of validity, alone and together', () => {
    put({ number: 'a', regions: '750000000,710000000' });
    put({ number: 'b', scheme: 'ICT', quotaLine: '', regions: '710000000', validUntil: '10.01.2027' });
    put({ number: 'c', status: 'suspended', statusOn: '01.03.2026', validUntil: '20.12.2026' });
    put({ number: 'd', status: 'revoked', statusOn: '01.03.2026', validUntil: '21.12.2026' });
    put({ number: 'e', validUntil: '22.11.2026' });
    expect(numbersOf({ scheme: 'ICT' })).toEqual(['b']);
    expect(numbersOf({ status: 'revoked' })).toEqual(['d']);
    expect(numbersOf({ region: '710000000' })).toEqual(['a', 'b']);
    expect(numbersOf({ region: '710000000', scheme: 'EMP' })).toEqual(['a']);
    const ending = { from: today, to: day('2027-01-22') };
    expect(numbersOf({ ending })).toEqual(['c', 'b']);
    expect(numbersOf({ ending, status: 'revoked' })).toEqual(['d']);
    expect(numbersOf({ ending, region: '710000000' })).toEqual(['b']);
    expect(numbersOf({ ending, text: words('eriksson'), region: '750000000' })).toEqual(['c']);
    expect(permits.list({ ...everything, ending, limit: 1 })).toMatchObject({ total: 2 });
    expect(numbersOf({ text: words('eriksson'), after: { day: '2027-01-10', sequence: 2 } })).toEqual([
      'd',
      'c',
      'e',
    ]);
  });

  it('finds by number, document, IIN, BIN and the names of worker and employer', () => {
    put({ number: 'KZ12-XYZ', documentNumber: 'UT900', iin: '740812300001', employerName: 'ТОО «Мысал»' });
    put({ number: 'OTHER', documentNumber: 'QQ1', employerIdentifier: '', employerName: '', surname: 'DOE' });
    const none = { document: '', identifier: '', words: '' };
    expect(numbersOf({ text: { ...none, document: 'KZ12' } })).toEqual(['KZ12-XYZ']);
    expect(numbersOf({ text: { ...none, document: 'UT90' } })).toEqual(['KZ12-XYZ']);
    expect(numbersOf({ text: { ...none, identifier: '7408' } })).toEqual(['KZ12-XYZ']);
    expect(numbersOf({ text: { ...none, identifier: '990140' } })).toEqual(['KZ12-XYZ']);
    expect(numbersOf({ text: words('misal') })).toEqual(['KZ12-XYZ']);
    expect(numbersOf({ text: words('do anna') })).toEqual(['OTHER']);
    expect(numbersOf({ text: words('" OR *') })).toEqual([]);
    expect(numbersOf({ text: none })).toEqual([]);
  });
});

describe('the count of permits known', () => {
  const switches = { unitReturned: false, longCategory1Once: true, severalRegions: 'each' } as const;
  const base = {
    region: '750000000',
    year: 2026,
    line: 'cat3',
    issuedUntil: today,
    switches,
  } as const;

  it('takes region, year, line and the day of issue', () => {
    put();
    put({ issuedOn: '01.06.2026' });
    put({ regions: '710000000' });
    put({ quotaYear: '2025' });
    put({ category: '2', quotaLine: '' });
    put({ scheme: 'ICT', quotaLine: '', category: '3' });
    expect(permits.countKnown(base)).toBe(2);
    expect(permits.countKnown({ ...base, issuedUntil: day('2026-05-31') })).toBe(1);
    expect(permits.countKnown({ ...base, issuedUntil: day('2026-06-01') })).toBe(2);
    expect(permits.countKnown({ ...base, year: 2025 })).toBe(1);
    expect(permits.countKnown({ ...base, line: 'cat2' })).toBe(1);
    expect(permits.countKnown({ ...base, line: 'all' })).toBe(3);
    expect(permits.countKnown({ ...base, region: 'KZ' })).toBe(3);
    expect(permits.countKnown({ ...base, line: 'labourImmigrants' })).toBe(0);
  });

  it('follows the switches', () => {
    put({ status: 'revoked', statusOn: '01.06.2026' });
    put({ regions: '710000000,750000000' });
    put({
      category: '1',
      quotaLine: 'cat1',
      quotaYear: '2025',
      issuedOn: '15.01.2025',
      statusOn: '',
      validFrom: '01.02.2025',
      validUntil: '31.01.2028',
    });
    expect(permits.countKnown(base)).toBe(2);
    const returned = { ...switches, unitReturned: true };
    expect(permits.countKnown({ ...base, switches: returned })).toBe(1);
    expect(permits.countKnown({ ...base, switches: returned, issuedUntil: day('2026-05-31') })).toBe(2);
    expect(permits.countKnown({ ...base, switches: { ...switches, severalRegions: 'first' } })).toBe(1);
    const long = { ...switches, longCategory1Once: false };
    const inYear = (year: number, which: typeof base.switches | typeof long) =>
      permits.countKnown({ ...base, year, line: 'cat1', switches: which });
    expect([2025, 2026, 2027, 2028].map((year) => inYear(year, switches))).toEqual([1, 0, 0, 0]);
    expect([2025, 2026, 2027, 2028].map((year) => inYear(year, long))).toEqual([1, 1, 1, 0]);
  });
});

describe('snapshots', () => {
  it('tell the latest day up to which the register is complete', () => {
    expect(permits.snapshot()).toEqual({ snapshotOn: null, source: '' });
    const snapshot = { importId: 'i1', source: 'ИС ИРС', snapshotOn: day('2026-11-20'), takenAt: at };
    permits.recordSnapshot(snapshot);
    permits.recordSnapshot(snapshot);
    permits.recordSnapshot({ ...snapshot, importId: 'i2', source: 'older', snapshotOn: day('2026-10-01') });
    expect(permits.snapshot()).toEqual({ snapshotOn: '2026-11-20', source: 'ИС ИРС' });
  });
});

describe('permits that end among people who stay', () => {
  function stay(id: string, changes: Record<string, string | null>): void {
    database.exec(`INSERT OR IGNORE INTO users (id, login, login_key, name, roles, language, must_change_password, added_at)
      VALUES ('u', 'u', 'u', 'u', '[]', 'kk', 0, '');
      INSERT OR IGNORE INTO hosts (id, name_key, name, values_json, notices) VALUES ('h', 'h', 'Үлгі', '{}', 1)`);
    database
      .prepare(
        `INSERT INTO notifications (id, number, office, counter, year, serial, request_id, channel, registered_at, registered_on,
           registered_time, clerk_id, clerk_name, host_id, host_name, light, late, data)
         VALUES (@id, @id, @id, 1, 2026, 1, @id, 'inPerson', '', '2026-11-20', '', 'u', '', 'h', 'Үлгі', 'order', 0, '{}')`,
      )
      .run({ id });
    database
      .prepare(
        `INSERT INTO stays (id, notification_id, position, surname, given_names, name_key, document_key, document_number, iin, arrived_on,
           departs_on, address, address_key)
         VALUES (@id, @id, 0, 'ERIKSSON', 'ANNA', '', @document, @document, @iin, @arrives, @departs, '', '')`,
      )
      .run({
        id,
        document: 'UT0001112',
        iin: null,
        arrives: '2026-11-20',
        departs: '2026-12-20',
        ...changes,
      });
  }
  const question = { from: today, to: day('2027-01-22'), today, limit: 10, after: null };
  const found = (changes: Partial<typeof question> = {}) =>
    permits
      .endingAmongStays({ ...question, ...changes })
      .rows.map(({ permit, stays }) => [permit.number, stays.map(({ number }) => number)]);

  it('are found by document and by IIN, once each, while the stay lasts', () => {
    put({ number: 'soon', validUntil: '22.01.2027' });
    put({ number: 'sooner', validUntil: '23.11.2026', documentNumber: 'UT5', iin: '740812300001' });
    put({ number: 'late', validUntil: '23.01.2027' });
    put({ number: 'over', validUntil: '22.11.2026' });
    put({ number: 'revoked', validUntil: '22.01.2027', status: 'revoked' });
    put({ number: 'elsewhere', validUntil: '22.01.2027', documentNumber: 'UT6' });
    expect(found()).toEqual([]);
    stay('n1', {});
    stay('n2', { departs: null });
    stay('n3', { departs: '2026-11-22' });
    stay('n4', { arrives: '2026-11-24' });
    stay('n5', { document: 'UT8', iin: '740812300001' });
    stay('n6', { document: 'UT5', iin: '740812300001', departs: '2026-11-23' });
    expect(found()).toEqual([
      ['sooner', ['n6', 'n5']],
      ['soon', ['n1', 'n2']],
    ]);
  });

  it('come page by page', () => {
    for (let index = 1; index <= 7; index += 1) {
      const documentNumber = `UT10${index}`;
      put({ number: `p${index}`, validUntil: `0${index}.12.2026`, documentNumber });
      if (index % 2 === 1) stay(`n${index}`, { document: documentNumber });
    }
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { rows, next } = permits.endingAmongStays({ ...question, limit: 2, after });
      expect(rows.length).toBeLessThanOrEqual(2);
      paged.push(...rows.map(({ permit }) => permit.number));
      after = next;
    } while (after !== null);
    expect(paged).toEqual(['p1', 'p3', 'p5', 'p7']);
  });
});
