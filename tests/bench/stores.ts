import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Input, MethodName, Output } from '#shared/contract/contract.ts';
import { createCore } from '#electron/core-door.ts';
import type { CoreOptions, CoreState } from '#electron/core-state.ts';
import { systemRandom } from '#electron/ids.ts';
import { openFeeds } from '#electron/feeds/feeds.ts';
import { noParser } from '#electron/feeds/parser.ts';
import { noPrinters } from '#electron/printers.ts';
import { demoLogins, makeInventedStore } from '#electron/services/demo.ts';
import { migrations } from '#electron/store/migrations/index.ts';
import { openStore, unlock } from '#electron/store/open.ts';
import { cheapKdf, mondayMorning, resourcesDir } from '#tests/fixtures/desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'qabyldau-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A path in the folder that goes away with the run. */
export const inFolder = (name: string): string => join(folder, name);

const [, administrator] = demoLogins;
const { login, password } = administrator;

/** Options of a desk over the store of this name; derivation of keys as cheap as can be unless its cost is the point. */
const optionsOf = (name: string, isRealCost: boolean): CoreOptions => ({
  dataDir: inFolder(name),
  resourcesDir,
  host: 'cli',
  version: 'bench',
  deviceSecret: new Uint8Array(32).fill(7),
  demo: false,
  reserveBytes: 4096,
  ...(isRealCost ? {} : { kdf: cheapKdf }),
});

/** As many notices a day as a busy counter takes, however large the register; the calendar data reaches back some years only. */
const perDay = 200;
const mostDays = 1_500;

/** Makes a store of so many invented notices through the service a clerk uses; tells how many seconds it took. */
export async function makeStoreOf(
  name: string,
  notifications: number,
  { isRealCost = false } = {},
): Promise<number> {
  const state: CoreState = {
    options: optionsOf(name, isRealCost),
    clock: () => mondayMorning,
    random: systemRandom,
    printers: noPrinters,
    emit: () => undefined,
    end: () => undefined,
    store: null,
    session: null,
    closedDrafts: new Set(),
    feeds: openFeeds({ parser: noParser, defect: () => '' }),
  };
  const start = performance.now();
  const days = Math.min(mostDays, Math.floor(notifications / perDay));
  await makeInventedStore(state, { notifications, seed: 1, days });
  return (performance.now() - start) / 1_000;
}

/** A desk with somebody logged in: calls go through the same door as a page's. */
export async function openBenchDesk(name: string, { isRealCost = false } = {}) {
  const log: string[] = [];
  const core = await createCore(optionsOf(name, isRealCost), {
    clock: () => mondayMorning,
    printers: noPrinters,
    parser: noParser,
    emit: () => undefined,
    end: () => undefined,
    log: (line) => log.push(line),
  });
  let session: string | null = null;
  async function ask<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
    const reply = await core.call({ method, input, session });
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.failure)} ${log.join(' ')}`);
    return reply.value as Output<M>;
  }
  const logIn = async () => (session = (await ask('session.logIn', { login, password })).session);
  await logIn();
  return { ask, logIn, close: () => core.close() };
}
export type BenchDesk = Awaited<ReturnType<typeof openBenchDesk>>;

/** The database of a closed store, as the core opens it. */
export async function openEncrypted(name: string): Promise<Database> {
  const { dataDir: dir, deviceSecret } = optionsOf(name, false);
  const now = new Date(mondayMorning).toISOString();
  const dataKey = await unlock({ dir, login, password, deviceSecret, now, kdfFloor: cheapKdf });
  return openStore({ dir, dataKey, migrations, now, kdfFloor: cheapKdf, reserveBytes: 4096 });
}
