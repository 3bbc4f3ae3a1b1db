import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import { emptyValues } from '#shared/forms/field.ts';
import { permitFields } from '#shared/forms/permit-form.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import { concludePermits, judgePermitRow, takeInPermit } from '#electron/services/permits/take-in.ts';
import type { PermitFile, PermitOutcome } from '#electron/services/permits/take-in.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import { at, permitToWrite, permitValues, place, step, today } from '#tests/fixtures/permit.ts';
import { contentOf, openWatchedDesk } from './desk-workbench.ts';
import type { WatchedDesk } from './desk-workbench.ts';

let home: Awaited<ReturnType<typeof openReadyDesk>>;
let desk: WatchedDesk;
beforeAll(async () => {
  home = await openReadyDesk();
  await home.ask('session.lock', { reason: 'user' });
  await home.restart();
  desk = await openWatchedDesk(home.dataDir, () => undefined);
});
afterAll(() => {
  desk.close();
  home.close();
});
beforeEach(wipe);

function wipe(): void {
  desk.database
    .exec(`DELETE FROM permit_regions; DELETE FROM permit_documents; DELETE FROM permit_history; DELETE FROM permit_snapshots;
    INSERT INTO permit_names (permit_names) VALUES ('delete-all'); DELETE FROM permits;`);
}

let imports = 0;
let made = 0;
const entry = {
  at: '2026-11-23T06:00:00.000Z' as Instant,
  by: 'Сынақов С.',
  ...place,
  newId: () => `imported-${String((made += 1)).padStart(6, '0')}`,
};

function fileOf(snapshotOn: Day = day('2026-11-20'), importId = `import-${(imports += 1)}`): PermitFile {
  const { store } = desk.state;
  if (store === null) throw new Error('no store');
  return { store, today, importId, source: 'ИС ИРС', snapshotOn, seen: new Map(), position: 0 };
}

/** Takes a whole file in as an import does; what became of each row. */
function takeIn(rows: readonly PermitValues[], file: PermitFile = fileOf()): PermitOutcome[] {
  return desk.tables.write(() =>
    rows.map((values, position) => takeInPermit(values, { ...file, position }, entry).outcome),
  );
}

const dryRun = (rows: readonly PermitValues[], file: PermitFile = fileOf()): PermitOutcome[] =>
  rows.map((values, position) => judgePermitRow(values, { ...file, position }).outcome);

const codesOf = (values: PermitValues, file: PermitFile = fileOf()): string[] =>
  judgePermitRow(values, file)
    .issues.filter(({ severity }) => severity === 'block')
    .map(({ path, code }) => `${path} ${code}`);

const row = (changes: Partial<PermitValues> = {}): PermitValues =>
  permitValues({ employerIdentifier: '', ...changes });
const recordOf = (number: string) => {
  const [known] = desk.tables.permits.byNumber(number);
  const record = known === undefined ? undefined : desk.tables.permits.record(known.id);
  if (record === undefined) throw new Error(`no permit ${number}`);
  return record;
};

describe('a row taken in', () => {
  it('adds a permit, says the same, or changes it with a step of its history', () => {
    expect(takeIn([row()])).toEqual(['new']);
    expect(takeIn([row()])).toEqual(['same']);
    const later = row({ status: 'suspended', statusOn: '01.11.2026' });
    expect(takeIn([later], fileOf(day('2026-11-21')))).toEqual(['changed']);
    expect(recordOf('UT-00001')).toMatchObject({
      revision: 2,
      origin: { kind: 'import', source: 'ИС ИРС', snapshotOn: '2026-11-21' },
      content: { status: 'suspended', statusOn: '2026-11-01' },
      history: [
        { status: 'issued', on: '2026-01-15', source: 'ИС ИРС' },
        { status: 'suspended', on: '2026-11-01', source: 'ИС ИРС' },
      ],
    });
  });

  it('leaves no history where the status is as it was', () => {
    takeIn([row()]);
    expect(takeIn([row({ jobTitle: 'Директор' })])).toEqual(['changed']);
    expect(recordOf('UT-00001').history).toHaveLength(1);
  });

  it('keeps what the file leaves empty, and the day of an old status goes with it', () => {
    takeIn([row()]);
    const thin = { ...emptyValues(permitFields), number: 'ut 00001', documentNumber: 'UT0001112' };
    expect(takeIn([thin])).toEqual(['changed']);
    expect(recordOf('UT-00001').content).toMatchObject({ number: 'ut 00001', jobTitle: 'Инженер' });
    expect(takeIn([{ ...thin, status: 'revoked' }])).toEqual(['changed']);
    expect(recordOf('UT-00001').content).toMatchObject({ status: 'revoked', statusOn: null });
  });

  it('keeps the earlier passport when it brings a new one', () => {
    takeIn([row({ documentNumber: 'UT1', iin: '740812300006' })]);
    takeIn([row({ documentNumber: 'UT2', iin: '740812300006' })]);
    takeIn([row({ documentNumber: 'UT3', iin: '740812300006' })]);
    const { content } = recordOf('UT-00001');
    expect(content.documentNumber).toBe('UT3');
    expect(content.otherDocuments?.split(', ').sort()).toEqual(['UT1', 'UT2']);
    expect(desk.tables.permits.candidates({ documents: ['UT1'] })).toHaveLength(1);
  });

  it('is held when it lacks what a permit cannot be without', () => {
    expect(codesOf(row({ regions: '' }))).toEqual(['regions permit.noRegion']);
    expect(codesOf(row({ validUntil: '01.01.2026' }))).toEqual(['validUntil day.endBeforeStart']);
    expect(codesOf(row({ scheme: 'EMP-S' }))).toEqual(['category permit.categoryNotHere']);
    expect(codesOf(row({ scheme: 'EMP-9' }))).toEqual(['scheme choice.notInList']);
    expect(codesOf(row({ regions: '750000000,Atlantis' }))).toEqual(['regions choice.notInList']);
    expect(codesOf(row({ number: '' }))).toEqual(['number field.required']);
    expect(takeIn([row({ regions: '' })])).toEqual(['bad']);
    expect(desk.tables.permits.byNumber('UT-00001')).toEqual([]);
  });

  it('is held when it would make nonsense of what is on record', () => {
    takeIn([row()]);
    const thin = { ...emptyValues(permitFields), number: 'UT-00001', documentNumber: 'UT0001112' };
    expect(codesOf({ ...thin, validUntil: '01.01.2026' })).toEqual(['validUntil day.endBeforeStart']);
  });

  it('is held when its number is somebody else’s, who is named', () => {
    takeIn([row()]);
    const other = row({ surname: 'DOE', givenNames: 'JOHN', documentNumber: 'UT9', bornOn: '01.01.1980' });
    const judged = judgePermitRow(other, fileOf());
    expect(judged).toMatchObject({
      outcome: 'bad',
      issues: [
        { code: 'field.required' },
        { path: 'number', code: 'permit.numberTaken', params: { person: 'ERIKSSON ANNA MARIA' } },
      ],
    });
  });

  it('is held beside another row of the file that says otherwise, and passes when it says the same', () => {
    const rows = [row(), row(), row({ jobTitle: 'Директор' })];
    expect(dryRun(rows)).toEqual(['new', 'same', 'bad']);
    expect(takeIn(rows)).toEqual(['new', 'same', 'bad']);
    const again = fileOf();
    expect(dryRun(rows, again)).toEqual(['same', 'same', 'bad']);
    expect(takeIn(rows)).toEqual(['same', 'same', 'bad']);
    const repaired = { ...again, position: 2 };
    expect(judgePermitRow(row({ number: 'UT-2', documentNumber: 'UT9' }), repaired).outcome).toBe('new');
  });

  it('does not bring an older snapshot over a newer one', () => {
    takeIn([row({ jobTitle: 'Директор' })], fileOf(day('2026-11-20')));
    expect(codesOf(row(), fileOf(day('2026-11-19')))).toEqual(['number permit.olderThanKnown']);
    expect(takeIn([row()], fileOf(day('2026-11-19')))).toEqual(['bad']);
    expect(takeIn([row({ jobTitle: 'Директор' })], fileOf(day('2026-11-19')))).toEqual(['same']);
    expect(recordOf('UT-00001').origin.snapshotOn).toBe('2026-11-20');
  });
});

describe('what was typed at the desk', () => {
  beforeEach(() => {
    desk.tables.permits.insert(permitToWrite('typed', { employerIdentifier: '' }), place, step());
  });

  it('stands against every snapshot that is not of a later day', () => {
    const typedOn = day(at.slice(0, 10));
    expect(codesOf(row({ jobTitle: 'Директор' }), fileOf(typedOn))).toEqual(['number permit.typedLater']);
    expect(takeIn([row({ jobTitle: 'Директор' })], fileOf(typedOn))).toEqual(['bad']);
    expect(recordOf('UT-00001').content.jobTitle).toBe('Инженер');
  });

  it('gives way to a later one, and the dry run says so', () => {
    const file = fileOf(day('2026-11-24'));
    const judged = judgePermitRow(row({ jobTitle: 'Директор' }), file);
    expect(judged.outcome).toBe('changed');
    expect(judged.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['permit.replacesTyped', 'warn'],
    ]);
    expect(takeIn([row({ jobTitle: 'Директор' })], file)).toEqual(['changed']);
    expect(recordOf('UT-00001')).toMatchObject({ origin: { kind: 'import' }, revision: 2 });
  });

  it('stays typed when a file says the same', () => {
    expect(takeIn([row()], fileOf(day('2026-11-24')))).toEqual(['same']);
    expect(recordOf('UT-00001')).toMatchObject({ origin: { kind: 'typed' }, revision: 1 });
  });
});

it('makes the register complete only when a file was taken in to its end', () => {
  const file = fileOf();
  takeIn([row()], file);
  expect(desk.tables.permits.snapshot().snapshotOn).toBe(null);
  concludePermits(file, at);
  expect(desk.tables.permits.snapshot()).toEqual({ snapshotOn: '2026-11-20', source: 'ИС ИРС' });
});

describe('any file', () => {
  const someText = fc.constantFrom('', 'Инженер', 'Повар', ' x ', 'Ә'.repeat(300), 'a\u0000b', '=1+1', '🏗');
  const anyRow: fc.Arbitrary<PermitValues> = fc
    .record({
      number: fc.constantFrom('A-1', 'a 1', 'A-2', 'A-3', 'А-3', ''),
      scheme: fc.constantFrom('EMP', 'ICT', 'EMP-S', 'LI', 'emp', ''),
      category: fc.constantFrom('', '1', '3', '4', '7'),
      validUntil: fc.constantFrom('31.01.2027', '2027-06-30', '31.02.2027', '01.01.2020', ''),
      regions: fc.constantFrom('750000000', '750000000,710000000', 'KZ', ''),
      surname: fc.constantFrom('ERIKSSON', 'Эрикссон', 'DOE', ''),
      bornOn: fc.constantFrom('12.08.1974', '1974', '1980', ''),
      documentNumber: fc.constantFrom('UT1', 'UT2', 'ut-1', ''),
      otherDocuments: fc.constantFrom('', 'UT3', 'UT1; UT2', ',;,'),
      iin: fc.constantFrom('', '740812300006', 'x'),
      jobTitle: someText,
      status: fc.constantFrom('issued', 'suspended', 'revoked', ''),
      statusOn: fc.constantFrom('', '15.01.2026', '99.99.9999'),
      previousNumber: fc.constantFrom('', 'A-1', 'A-2'),
      quotaLine: fc.constantFrom('', 'cat3', 'all'),
      quotaYear: fc.constantFrom('', '2026'),
    })
    .map((changes) => row(changes));

  const registerNow = () => {
    const all = Object.entries(contentOf(desk.database)).filter(([table]) => table.startsWith('permit'));
    // Which import said it last is no part of what the register says.
    return JSON.stringify(all, (key, value: unknown) => (key === 'import_id' ? undefined : value));
  };

  // A row without what only a new permit needs adds to a permit on record: whether there is one is the difference it is made for.
  const wholeRow = anyRow.filter(
    ({ scheme, regions, validUntil }) => ![scheme, regions, validUntil].includes(''),
  );

  it('taken in twice leaves the register as after the first time', () => {
    fc.assert(
      fc.property(fc.array(wholeRow, { minLength: 1, maxLength: 12 }), (rows) => {
        wipe();
        const first = takeIn(rows, fileOf());
        const after = registerNow();
        const second = takeIn(rows, fileOf());
        expect(registerNow()).toBe(after);
        expect(second.filter((outcome) => outcome === 'new' || outcome === 'changed')).toEqual([]);
        expect(second.map((outcome) => outcome === 'bad')).toEqual(first.map((outcome) => outcome === 'bad'));
      }),
      { numRuns: 80 },
    );
  });

  it('comes out as its dry run said while nobody else writes', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 8 }), (rows) => {
        wipe();
        const said = dryRun(rows).map((outcome) => outcome === 'bad');
        expect(takeIn(rows).map((outcome) => outcome === 'bad')).toEqual(said);
      }),
      { numRuns: 80 },
    );
  });

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(
            permitFields.map(({ key }) => [key, fc.string({ unit: 'binary', maxLength: 40 })]),
          ),
        ),
        (values) => {
          const hostile = values as PermitValues;
          expect(takeIn([hostile])).toEqual(['bad']);
          expect(
            takeIn([
              { ...row({ number: `H-${hostile.number}` }), jobTitle: hostile.jobTitle, note: hostile.note },
            ]),
          ).toHaveLength(1);
          wipe();
        },
      ),
      { numRuns: 40 },
    );
  });
});
