import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, MethodName, Output } from '#shared/contract/contract.ts';
import { day } from '#shared/dates/day.ts';
import { envelopeState } from '#shared/mail/count.ts';
import type { EnvelopeId, ItemState } from '#shared/mail/envelope.ts';
import { chanceOf, wholeBetween } from '#electron/seed/random.ts';
import { openTables } from '#electron/store/tables/index.ts';
import type { Tables } from '#electron/store/tables/index.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { openDatabase, openDeskAgain } from './desk-workbench.ts';
import { kills } from './workbench.ts';

const today = day('2026-11-23');

type Line =
  | { said: 'ready' }
  | { said: 'asking'; method: MethodName; input: unknown }
  | { said: 'answered'; method: MethodName; output: unknown };

/** What the child was told to be done, and what it was about when it was killed. */
class Promised {
  readonly answers: { readonly method: MethodName; readonly input: unknown; readonly output: unknown }[] = [];
  /** The call whose answer never came. */
  pending: { readonly method: MethodName; readonly input: unknown } | null = null;

  hear(line: Line): void {
    if (line.said === 'asking') this.pending = line;
    if (line.said !== 'answered' || this.pending === null) return;
    this.answers.push({ ...this.pending, output: line.output });
    this.pending = null;
  }

  of<M extends MethodName>(method: M): { readonly input: Input<M>; readonly output: Output<M> }[] {
    return this.answers
      .filter((answer) => answer.method === method)
      .map(({ input, output }) => ({ input: input as Input<M>, output: output as Output<M> }));
  }
}

/** Runs the child until it has said so many lines and `after` milliseconds more, then kills it; tells what it had been promised. */
function runAndKill(
  dir: string,
  { seed, lines: enough, after }: { seed: number; lines: number; after: number },
): Promise<Promised> {
  const script = fileURLToPath(new URL('./children/run-mail-room.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dir, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const promised = new Promised();
  let rest = '';
  let heard = 0;
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    // A line the kill cut short was not said.
    rest = lines.pop() ?? '';
    for (const text of lines) {
      promised.hear(JSON.parse(text) as Line);
      heard += 1;
      if (heard === enough) setTimeout(() => child.kill('SIGKILL'), after);
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_status, signal) => {
      if (signal === 'SIGKILL') resolve(promised);
      else reject(new Error(`the child ended by itself: ${complaint}`));
    });
  });
}

let desk: TestDesk;
beforeAll(async () => {
  desk = await openReadyDesk();
  await desk.ask('session.lock', { reason: 'user' });
  await desk.restart();
});
afterAll(() => desk.close());

interface EnvelopeRow {
  readonly id: EnvelopeId;
  readonly number: string;
  readonly state: string;
  readonly declared: number | null;
  readonly counted: number;
  readonly request_id: string;
}

const all = <Row>(database: Database, sql: string): Row[] => database.prepare<[], Row>(sql).all();
const numberOf = (series: string, serial: number, digits = 6): string =>
  `ALM2-${series}-2026-${String(serial).padStart(digits, '0')}`;

/** Nothing of an envelope is half there: items, class, moves, history and journal tell one story. */
function checkEnvelopes(database: Database, tables: Tables): readonly EnvelopeRow[] {
  const rows = all<EnvelopeRow>(
    database,
    'SELECT id, number, state, declared, counted, request_id FROM envelopes ORDER BY sequence',
  );
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, at) => numberOf('IN', at + 1)));
  for (const { id, state, declared, counted } of rows) {
    const items = tables.envelopeItems.ofEnvelope(id);
    expect(items.length).toBe(Math.max(1, declared ?? 0, counted));
    expect(envelopeState(items)).toBe(state);
    const moves = tables.envelopeMoves.ofEnvelope(id);
    expect(moves[0]?.before).toBe(null);
    expect(moves.at(-1)?.after).toBe(state);
    moves.slice(1).forEach((move, at) => expect(move.before).toBe(moves[at]?.after));
  }
  const notices = all<{ envelope: string; number: string }>(
    database,
    `SELECT envelope_id AS envelope, notifications.number FROM envelope_items
     JOIN notifications ON notifications.id = notification_id`,
  );
  const registered = all<{ state: ItemState }>(
    database,
    `SELECT state FROM envelope_items WHERE state IN ('registered', 'registeredAsking')`,
  );
  expect(notices.length).toBe(registered.length);
  // Every notice of this store came out of an envelope: one that nobody ties to its item would be half a registration.
  const serials = all<{ serial: number }>(database, 'SELECT serial FROM notifications ORDER BY serial');
  expect(serials.map(({ serial }) => serial)).toEqual(serials.map((_row, at) => at + 1));
  expect(serials.length).toBe(notices.length);
  return rows;
}

/** A scan is there with all of its bytes or not at all. */
function checkScans(database: Database): number {
  const heads = all<{ id: string; size: number; hash: string }>(database, 'SELECT id, size, hash FROM scans');
  const parts = database.prepare<[string], { data: Buffer }>(
    'SELECT data FROM scan_parts WHERE scan_id = ? ORDER BY part',
  );
  for (const { id, size, hash } of heads) {
    const bytes = Buffer.concat(parts.all(id).map(({ data }) => data));
    expect(bytes.length).toBe(size);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  }
  expect(all(database, 'SELECT scan_id FROM scan_parts WHERE scan_id NOT IN (SELECT id FROM scans)')).toEqual(
    [],
  );
  return heads.length;
}

/** Letters have numbers without gaps; a list of the post is dispatched whole. */
function checkOutgoing(database: Database): readonly { id: string; dispatch_number: string | null }[] {
  const rows = all<{ id: string; number: string; dispatch_number: string | null }>(
    database,
    'SELECT id, number, dispatch_number FROM outgoing ORDER BY sequence',
  );
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, at) => numberOf('OUT', at + 1)));
  const lists = new Set(
    rows.map(({ dispatch_number }) => dispatch_number).filter((number) => number !== null),
  );
  expect([...lists].sort()).toEqual(
    Array.from({ length: lists.size }, (_each, at) => numberOf('D', at + 1, 4)),
  );
  return rows;
}

/** Everything that must hold however the last process ended, told by the files alone. */
async function checkStore(promised: Promised): Promise<void> {
  const database = await openDatabase(desk.dataDir);
  try {
    const tables = openTables(database);
    expect(tables.integrity()).toEqual([]);
    expect(tables.journal.firstBroken()).toBe(null);
    const rows = checkEnvelopes(database, tables);
    const scans = checkScans(database);
    const letters = checkOutgoing(database);
    const days = all<{ what: string }>(database, 'SELECT what FROM mail_days ORDER BY sequence');
    // Closing and reopening take turns: a day is never closed twice.
    expect(days.map(({ what }) => what)).toEqual(
      days.map((_day, at) => (at % 2 === 0 ? 'closed' : 'reopened')),
    );

    // One entry in the journal for each thing done, and none for what was not.
    const done = new Map<string, number>();
    for (const { action } of tables.journal.all()) done.set(action, (done.get(action) ?? 0) + 1);
    expect(done.get('envelope.open') ?? 0).toBe(rows.length);
    expect(done.get('scan.attach') ?? 0).toBe(scans);
    expect(done.get('mail.close') ?? 0).toBe(days.filter(({ what }) => what === 'closed').length);
    expect(done.get('mail.reopen') ?? 0).toBe(days.filter(({ what }) => what === 'reopened').length);

    const known = new Map(rows.map((row) => [row.request_id, row]));
    for (const { input, output } of promised.of('envelope.open'))
      expect(known.get(input.requestId)).toMatchObject({ id: output.id, number: output.number });
    for (const { input, output } of promised.of('notification.register')) {
      const items = tables.envelopeItems.ofEnvelope((input.envelope?.id ?? '') as EnvelopeId);
      expect(items[input.envelope?.position ?? -1]?.notificationId).toBe(output.id);
    }
    for (const { input, output } of promised.of('scan.attach'))
      expect(tables.scans.ofEnvelope(input.envelopeId as EnvelopeId)).toEqual(output.scans);
    const decided = promised.of('envelope.decide').map(({ output }) => output);
    for (const { id, items } of decided) {
      const states = tables.envelopeItems.ofEnvelope(id).map((item) => item.state);
      expect(states).toEqual(items.map((item) => item.state));
    }
    for (const { output } of promised.of('letter.issue'))
      for (const { id } of output.items) expect(letters.map((letter) => letter.id)).toContain(id);
    for (const { input, output } of promised.of('outgoing.dispatch'))
      for (const id of input.ids)
        expect(letters.find((letter) => letter.id === id)?.dispatch_number).toBe(output.number);
  } finally {
    database.close();
  }
}

/** Asks again for what was never answered, as a page does after a crash, and looks at the day. */
async function retry({ pending }: Promised): Promise<string> {
  const again = await openDeskAgain(desk.dataDir);
  try {
    const shown = await again.ask('mail.day', { day: today });
    expect(shown.balanced).toBe(true);
    if (pending?.method === 'envelope.open' || pending?.method === 'notification.register') {
      if (shown.state === 'closed') throw new Error('closed in the middle of the bag');
      const made = (await again.ask(pending.method, pending.input as never)) as { readonly id: string };
      expect(await again.ask(pending.method, pending.input as never)).toMatchObject({ id: made.id });
      expect((await again.ask('mail.day', { day: today })).balanced).toBe(true);
    }
    return pending?.method ?? 'none';
  } finally {
    again.close();
  }
}

describe('a mail room killed between any two steps', () => {
  it('leaves no envelope, scan, letter or day half there, and the totals agree', async () => {
    const rounds = kills(6);
    const seed = Number(process.env.QABYLDAU_SEED ?? 20261122);
    const chance = chanceOf(seed + 4);
    const seen: Record<string, number> = {};
    for (let round = 0; round < rounds; round += 1) {
      const promised = await runAndKill(desk.dataDir, {
        seed: seed + round,
        lines: wholeBetween(chance, 2, 50),
        after: wholeBetween(chance, 0, 8),
      });
      await checkStore(promised);
      const pending = await retry(promised);
      await checkStore(new Promised());
      for (const { method } of promised.answers) seen[method] = (seen[method] ?? 0) + 1;
      seen[`killed in ${pending}`] = (seen[`killed in ${pending}`] ?? 0) + 1;
    }
    expect(seen['envelope.open'] ?? 0).toBeGreaterThan(rounds);
    for (const method of ['scan.attach', 'notification.register', 'envelope.decide', 'mail.close'])
      expect(seen[method] ?? 0, method).toBeGreaterThan(0);
    console.info(`killed ${rounds} times: ${JSON.stringify(seen)}`);
  }, 600_000);
});
