import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type App } from '#electron/app.ts';
import { contract, isMethodName } from '#shared/contract/contract.ts';
import type { Call } from '#shared/contract/carrier.ts';
import type { Reply } from '#shared/errors.ts';
import { demoLogins } from '#electron/services/demo.ts';
import { call, startDesk, type Desk } from '../hosts/loopback-desk.ts';

/* SECURITY.md 6, P-10: the real product behind the loopback host, with a store full of invented people and somebody logged in. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const MALFORMED_CALLS = 10_000;
const log: string[] = [];
let desk: Desk;
let app: App | undefined;
let session = '';

beforeAll(async () => {
  desk = await startDesk({
    demo: true,
    corePath: join(root, 'electron', 'core.ts'),
    requestsPerSecond: 1_000_000,
    startApp: (options) => (app = startApp({ ...options, log: (line) => void log.push(line) })),
  });
  const [, { login, password }] = demoLogins;
  const opened = (await call(desk, 'session.logIn', { input: { login, password } })) as Reply<{
    session: string;
  }>;
  if (!opened.ok) throw new Error(opened.failure.code);
  session = opened.value.session;
}, 120_000);
afterAll(() => desk.end());

/** What is on disk, as far as a call could have changed it. */
function storeOnDisk(): string {
  const hash = createHash('sha256');
  const entries = readdirSync(desk.dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

const names = Object.keys(contract);
const oddNames = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'session',
  'session.',
  'session.status ',
  'SESSION.STATUS',
];
const fields = [
  'values',
  'id',
  'requestId',
  'query',
  'login',
  'password',
  'reason',
  'language',
  '__proto__',
  'constructor',
];

/** Calls no schema takes: known and unknown methods, the shapes of real inputs filled with anything, real and invented sessions. */
function malformedCalls(): fc.Arbitrary<Call> {
  const anything = fc.jsonValue({ maxDepth: 4 });
  const hostileText = fc.constantFrom(
    "'; DROP TABLE users; --",
    '\u0000',
    '../../etc/passwd',
    '\uD800',
    '9'.repeat(400),
    '%s%n',
  );
  const input = fc.oneof(
    anything,
    hostileText,
    fc.dictionary(fc.constantFrom(...fields), fc.oneof(anything, hostileText), { maxKeys: 5 }),
    fc
      .integer({ min: 100, max: 2_000 })
      .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
  );
  const method = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...names) },
    fc.constantFrom(...oddNames),
    fc.string(),
  );
  const given = fc.constantFrom(session, session, session, null, '', 'A'.repeat(43));
  return fc
    .record({ method, input, session: given })
    .filter(
      (asked) =>
        !isMethodName(asked.method) || !v.safeParse(contract[asked.method].input, asked.input).success,
    );
}

test('ten thousand malformed calls: each a failure value, the same as without the network, no stack, no write, no defect', async () => {
  const before = storeOnDisk();
  const calls = fc.sample(malformedCalls(), { numRuns: MALFORMED_CALLS, seed: 20_261_122 });
  const codes = new Map<string, number>();
  for (let at = 0; at < calls.length; at += 20) {
    await Promise.all(
      calls.slice(at, at + 20).map(async (asked) => {
        const sent = JSON.parse(JSON.stringify(asked)) as Call;
        const [overLoopback, direct] = await Promise.all([
          call(desk, sent.method, { ...sent, keepAlive: true }),
          app?.call(sent),
        ]);
        expect(overLoopback).toEqual(direct);
        const reply = overLoopback as Reply<unknown>;
        if (reply.ok) throw new Error(`answered: ${JSON.stringify(sent).slice(0, 300)}`);
        expect(JSON.stringify(reply)).not.toMatch(/\bat .*:\d+:\d+|node:|SQLITE|SELECT /u);
        codes.set(reply.failure.code, (codes.get(reply.failure.code) ?? 0) + 1);
      }),
    );
  }
  expect(codes.get('app.unexpected')).toBeUndefined();
  expect(log).toEqual([]);
  expect([...codes.values()].reduce((sum, count) => sum + count, 0)).toBe(MALFORMED_CALLS);
  expect(storeOnDisk()).toBe(before);
  expect(await call(desk, 'session.status', { input: {}, session })).toMatchObject({
    ok: true,
    value: { state: 'open' },
  });
  console.log(`Codes given: ${[...codes].map(([code, count]) => `${code} ${count}`).join(', ')}`);
}, 180_000);
