import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import { adminPassword, openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { openWatchedDesk } from '#tests/store/desk-workbench.ts';
import type { WatchedDesk } from '#tests/store/desk-workbench.ts';
import { plainDay } from './scripted-day.ts';
import type { Typed } from './scripted-day.ts';

/** Words that nothing but the typing of this day can have put anywhere. */
const canary = {
  surname: 'QANARYSURNAME',
  givenNames: 'ZWITSCHERINA',
  cyrillic: 'Қанарейқызы Әлия',
  document: 'UTQ0193857',
  host: 'Канарейкин Щегол',
  phone: '+7 700 019 38 57',
  street: 'Құсжолы көшесі',
  office: 'Шымшықтоғай көшесі, 57',
  person: 'Тоғайбұлбұл Ұ.',
  reason: 'zaryanka vidna v okne',
  password: 'seven wrens over zinc roofs',
  wrongPassword: 'wrong wrens over tin roofs',
  search: 'ЗЯБЛИКОВА',
} as const;

function withCanaries(values: NotificationValues): NotificationValues {
  const [person, ...others] = values.foreigners;
  if (person === undefined) throw new Error('a notice of nobody');
  return {
    ...values,
    host: {
      ...values.host,
      kind: 'citizen',
      surname: canary.host,
      givenNames: 'Щегол',
      entityName: '',
      phone: canary.phone,
    },
    foreigners: [
      {
        ...person,
        surname: canary.surname,
        givenNames: canary.givenNames,
        cyrillicName: canary.cyrillic,
        documentNumber: canary.document,
      },
      ...others,
    ],
    stay: { ...values.stay, street: canary.street },
  };
}

const typed: Typed = {
  values: withCanaries,
  person: canary.person,
  reason: canary.reason,
  newPassword: canary.password,
  address: canary.office,
  search: [canary.search, canary.document, canary.surname],
};

/** Every spelling in which a text could lie in a file: as it is, wide, in hex, in base 64 whatever stands before it. */
function spellings(text: string): readonly Buffer[] {
  return [text, text.toUpperCase(), text.toLowerCase()].flatMap((each) => {
    const utf8 = Buffer.from(each, 'utf8');
    const wide = Buffer.from(each, 'utf16le');
    return [utf8, wide].flatMap((bytes) => [
      bytes,
      Buffer.from(bytes.toString('hex')),
      Buffer.from(bytes.toString('hex').toUpperCase()),
      ...[0, 1, 2].map((shift) => {
        const text64 = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
        return Buffer.from(text64.slice(4, -4));
      }),
    ]);
  });
}

function filesUnder(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

function hits(bytes: Uint8Array): readonly string[] {
  const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Object.entries({ ...canary, adminPassword }).flatMap(([name, text]) =>
    spellings(text).some((spelling) => haystack.includes(spelling)) ? [name] : [],
  );
}

let home: TestDesk & { recoveryCode: string };
let desk: WatchedDesk;
const answers: unknown[] = [];
let isFailing = false;
let between = (parts: readonly string[]): string => parts.join(' in ');
beforeAll(async () => {
  home = await openReadyDesk();
  await home.ask('session.lock', { reason: 'user' });
  await home.restart();
  desk = await openWatchedDesk(home.dataDir, (sql) => {
    // A defect whose own message tells what was typed: statement errors do.
    if (isFailing) throw new TypeError(between([canary.surname, sql.replaceAll(/\s+/g, ' '), canary.reason]));
  });
  for (const call of plainDay({ desk, recoveryCode: home.recoveryCode }, typed)) {
    const { method } = call;
    // Before it is done rightly, everything once in ways that fail: no session, the wrong kind, a defect in the middle.
    await desk.raw(`${method} ${canary.surname}`, call.input());
    await desk.raw(method, { ...(call.input() as object), [canary.surname]: canary.reason });
    await desk.raw(method, canary.reason);
    if (call.isRepeatable !== false) {
      isFailing = true;
      await desk.raw(method, call.input());
      isFailing = false;
      desk.state.closedDrafts.clear();
    }
    const reply = await desk.raw(method, call.input());
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.failure)}`);
    answers.push(reply.value);
    call.then?.(reply.value);
    await call.settle?.();
  }
  await desk.raw('session.logIn', { login: 'boss', password: canary.wrongPassword });
  await desk.raw('session.logIn', { login: canary.search, password: canary.wrongPassword });
});
afterAll(() => {
  desk.close();
  home.close();
});

describe('names, numbers and passwords typed in a day (L-09, E-01, E-08)', () => {
  it('were in the store: the day was real', () => {
    const shown = JSON.stringify(answers);
    for (const text of [
      canary.surname,
      canary.givenNames,
      canary.cyrillic,
      canary.document,
      canary.host,
      canary.street,
      canary.office,
      canary.person,
      canary.reason,
    ])
      expect(shown.includes(text), text).toBe(true);
    expect(desk.log.length).toBeGreaterThan(5);
  });

  it('are in no line of the defect log', () => {
    expect(hits(Buffer.from(desk.log.join('\n')))).toEqual([]);
    for (const line of desk.log) expect(line).toMatch(/^defect [0-9a-f]{8} in [a-zA-Z.]+: /);
  });

  it('are in no line of the defect log even when an error tells them on several lines', async () => {
    const before = desk.log.length;
    between = (parts) => parts.join('\n');
    isFailing = true;
    await desk.raw('session.logIn', { login: 'boss', password: adminPassword });
    isFailing = false;
    expect(desk.log.length).toBe(before + 1);
    expect(hits(Buffer.from(desk.log.slice(before).join('\n')))).toEqual([]);
  });

  it('are in no entry of the journal, data or other', () => {
    const entries = desk.tables.journal.all();
    expect(entries.length).toBeGreaterThan(12);
    expect(hits(Buffer.from(JSON.stringify(entries)))).toEqual([]);
  });

  it('are in no file of the data folder: store, write-ahead log, key slots, drafts', () => {
    const { values } = desk.tables.drafts.all()[0] ?? {};
    expect(values).toBe(undefined);
    const files = filesUnder(home.dataDir);
    expect(files.some((path) => path.endsWith('-wal') && statSync(path).size > 32)).toBe(true);
    for (const path of files) expect(hits(readFileSync(path)), path).toEqual([]);
    desk.database.pragma('wal_checkpoint(TRUNCATE)');
    for (const path of filesUnder(home.dataDir)) expect(hits(readFileSync(path)), path).toEqual([]);
  });

  it('would be found in any spelling', () => {
    for (const text of Object.values(canary)) {
      const utf8 = Buffer.from(`xy ${text} z`);
      const wide = Buffer.from(`xy ${text} z`, 'utf16le');
      for (const bytes of [utf8, wide])
        for (const stored of [
          bytes,
          Buffer.from(bytes.toString('base64')),
          Buffer.from(bytes.toString('hex')),
        ])
          expect(hits(stored).length, text).toBeGreaterThan(0);
    }
  });
});
