import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/contract.ts';
import { chanceOf, wholeBetween } from '#electron/seed/random.ts';
import { openTables } from '#electron/store/tables/index.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { checkNameIndexes, openDatabase, openDeskAgain } from './desk-workbench.ts';
import { kills } from './workbench.ts';

type Line =
  | { said: 'ready' }
  | { said: 'saving' | 'saved'; id: string; revision: number }
  | { said: 'registering'; id: string; input: Input<'notification.register'> }
  | { said: 'registered'; id: string; record: string; number: string };

/** What the child was told to be safe, and what it was about when it was killed. */
class Promised {
  readonly registered = new Map<string, { record: string; number: string }>();
  readonly saved = new Map<string, number>();
  readonly inputs = new Map<string, Input<'notification.register'>>();
  /** The call whose answer never came. */
  pending: Line | null = null;

  hear(line: Line): void {
    switch (line.said) {
      case 'ready':
        return;
      case 'saving':
        this.pending = line;
        return;
      case 'registering':
        this.pending = line;
        this.inputs.set(line.id, line.input);
        return;
      case 'saved':
        this.pending = null;
        this.saved.set(line.id, line.revision);
        return;
      case 'registered':
        this.pending = null;
        this.saved.delete(line.id);
        this.registered.set(line.id, line);
        return;
    }
  }
}

/** Runs the child until it has said so many lines and `after` milliseconds more, then kills it; tells what it had been promised. */
function runAndKill(
  dir: string,
  { seed, lines: enough, after }: { seed: number; lines: number; after: number },
): Promise<Promised> {
  const script = fileURLToPath(new URL('./children/register-notices.ts', import.meta.url));
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
      const line = JSON.parse(text) as Line;
      promised.hear(line);
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

interface Row {
  id: string;
  number: string;
  request_id: string;
  serial: number;
}

let desk: TestDesk;
beforeAll(async () => {
  desk = await openReadyDesk();
  await desk.ask('session.lock', { reason: 'user' });
  await desk.restart();
});
afterAll(() => desk.close());

/** Everything that must hold however the last process ended, told by the files alone. */
async function checkStore(promised: Promised): Promise<readonly Row[]> {
  const database = await openDatabase(desk.dataDir);
  try {
    const tables = openTables(database);
    expect(tables.integrity()).toEqual([]);
    expect(tables.journal.firstBroken()).toBe(null);
    checkNameIndexes(database);
    const rows = database
      .prepare<[], Row>('SELECT id, number, request_id, serial FROM notifications ORDER BY serial')
      .all();
    expect(rows.map(({ serial }) => serial)).toEqual(rows.map((_row, index) => index + 1));
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
    const journal = tables.journal.all().filter(({ action }) => action === 'notification.register');
    expect(journal.map(({ object }) => object)).toEqual(rows.map(({ id }) => id));
    const orphans = database
      .prepare('SELECT id FROM notifications WHERE id NOT IN (SELECT notification_id FROM stays)')
      .all();
    expect(orphans).toEqual([]);

    const byRequest = new Map(rows.map((row) => [row.request_id, row]));
    for (const [request, { record, number }] of promised.registered)
      expect(byRequest.get(request)).toMatchObject({ id: record, number });
    const drafts = new Map(tables.drafts.all().map((draft) => [draft.id, draft]));
    for (const id of drafts.keys()) expect(byRequest.has(id), 'a draft outlived its record').toBe(false);
    const { pending } = promised;
    for (const [id, revision] of promised.saved) {
      const draft = drafts.get(id);
      const mayBeRecord = pending?.said === 'registering' && pending.id === id && byRequest.has(id);
      if (mayBeRecord) continue;
      const newest = pending?.said === 'saving' && pending.id === id ? pending.revision : revision;
      expect(draft?.revision).toBeGreaterThanOrEqual(revision);
      expect(draft?.revision).toBeLessThanOrEqual(newest);
      expect(draft?.values.host.placeName).toBe(`revision ${draft?.revision}`);
    }
    return rows;
  } finally {
    database.close();
  }
}

/** Asks again for what was answered last and for what was never answered, as a page does after a crash. */
async function retry(promised: Promised, rows: readonly Row[]): Promise<'kept' | 'lost' | 'none'> {
  const again = await openDeskAgain(desk.dataDir);
  try {
    const last = [...promised.registered].at(-1);
    if (last !== undefined) {
      const [request, { record, number }] = last;
      const input = promised.inputs.get(request);
      if (input === undefined) throw new Error('registered without asking');
      expect(await again.ask('notification.register', input)).toMatchObject({ id: record, number });
    }
    if (promised.pending?.said !== 'registering') return 'none';
    const { input } = promised.pending;
    const before = rows.find(({ request_id }) => request_id === input.requestId);
    const made = await again.ask('notification.register', input);
    if (before !== undefined) expect(made).toMatchObject({ id: before.id, number: before.number });
    expect(await again.ask('notification.register', input)).toEqual(made);
    return before === undefined ? 'lost' : 'kept';
  } finally {
    again.close();
  }
}

describe('a process killed in the middle of its work (D-01, D-10)', () => {
  it('leaves every acknowledged record and draft, whole, and numbers without gaps', async () => {
    const rounds = kills(8);
    const seed = Number(process.env.QABYLDAU_SEED ?? 20261122);
    const chance = chanceOf(seed);
    const seen = { registered: 0, saved: 0, kept: 0, lost: 0, none: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const promised = await runAndKill(desk.dataDir, {
        seed: seed + round,
        lines: wholeBetween(chance, 2, 80),
        after: wholeBetween(chance, 0, 8),
      });
      const rows = await checkStore(promised);
      const answer = await retry(promised, rows);
      // What was retried is one record, and nothing else moved.
      const unanswered = promised.pending?.said === 'registering' ? promised.pending.id : null;
      const known = new Set([...rows.map(({ request_id }) => request_id), unanswered].filter(Boolean));
      expect((await checkStore(new Promised())).length).toBe(known.size);
      seen.registered += promised.registered.size;
      seen.saved += promised.saved.size;
      seen[answer] += 1;
    }
    expect(seen.registered).toBeGreaterThan(rounds);
    console.info(`killed ${rounds} times: ${JSON.stringify(seen)}`);
  }, 600_000);
});
