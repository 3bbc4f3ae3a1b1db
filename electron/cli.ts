import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AppError, failureText } from './cli-words.ts';
import type { CoreState } from './core-state.ts';
import { defaultConfigDir, readDeviceSecret } from './data-folder.ts';
import { openFeeds } from './feeds/feeds.ts';
import { noParser } from './feeds/parser.ts';
import { systemRandom } from './ids.ts';
import { noPrinters } from './printers.ts';
import { seedNotifications } from './seed/seed.ts';
import { demoLogins, makeInventedStore } from './services/demo.ts';
import { ensureOpen } from './services/open-store.ts';
import { inspectStore, unlock } from './store/open.ts';
import { productVersion } from './version.ts';

const help = `Qabyldau, administrator's command line

  npm run cli -- seed --data DIR [--notifications N] [--seed S] [--days D]
      Fills a store with invented, self-consistent notices: made anew when DIR holds none, with the log-ins it prints.
  npm run cli -- verify --data DIR
      Checks the journal's chain and the store's integrity.

A store that is there already is opened with --login NAME and the password in the environment variable QABYLDAU_PASSWORD.
`;

interface Options {
  readonly data: string;
  readonly notifications: number;
  readonly seed: number;
  readonly days: number;
  readonly login: string | undefined;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function wholeNumber(text: string | undefined, standard: number, name: string): number {
  if (text === undefined) return standard;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new AppError('cli.notANumber', { option: name });
  return value;
}

function stateOf(dataDir: string): CoreState {
  return {
    options: {
      dataDir,
      resourcesDir: resolve(fileURLToPath(new URL('../resources', import.meta.url))),
      host: 'cli',
      version: productVersion,
      deviceSecret: readDeviceSecret(defaultConfigDir(), dataDir),
      demo: false,
    },
    clock: () => Date.now(),
    random: systemRandom,
    printers: noPrinters,
    emit: () => undefined,
    end: () => undefined,
    store: null,
    session: null,
    closedDrafts: new Set(),
    feeds: openFeeds({ parser: noParser, defect: () => '' }),
  };
}

/** Opens a store that is there already; the demo administrator's log-in unless another is named. */
async function openExisting(state: CoreState, login: string | undefined) {
  const [, admin] = demoLogins;
  const password = process.env.QABYLDAU_PASSWORD ?? (login === undefined ? admin.password : undefined);
  if (password === undefined) throw new AppError('cli.noPassword');
  const { dataDir, deviceSecret } = state.options;
  const key = await unlock({
    dir: dataDir,
    login: login ?? admin.login,
    password,
    deviceSecret,
    now: new Date().toISOString(),
  });
  const store = ensureOpen(state, key);
  const user = store.tables.users.byLogin(key.login);
  if (user === undefined) throw new AppError('session.wrongPassword');
  return { store, user };
}

async function seed({ data, notifications, seed: from, days, login }: Options): Promise<void> {
  const state = stateOf(data);
  const progress = (made: number): void => {
    if (made % 10_000 === 0 || made === notifications) say(`${made} of ${notifications} notices`);
  };
  const plan = { notifications, seed: from, days, progress };
  if (inspectStore(data) === 'absent') {
    await makeInventedStore(state, plan);
    demoLogins.forEach((each) => say(`log-in ${each.login}, password "${each.password}"`));
    return;
  }
  const { store, user } = await openExisting(state, login);
  seedNotifications({ state, store, user }, plan);
  store.close();
}

async function verify({ data, login }: Options): Promise<boolean> {
  const state = stateOf(data);
  const { store } = await openExisting(state, login);
  const broken = store.tables.journal.firstBroken();
  const integrity = store.tables.integrity();
  store.close();
  say(broken === null ? 'journal: the chain holds' : `journal: entry ${broken} does not fit the chain`);
  say(integrity.length === 0 ? 'store: no fault found' : `store: ${integrity.join('; ')}`);
  return broken === null && integrity.length === 0;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      notifications: { type: 'string' },
      seed: { type: 'string' },
      days: { type: 'string' },
      login: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [command] = positionals;
  if (values.help === true || command === undefined) {
    say(help);
    return values.help === true ? 0 : 2;
  }
  if (values.data === undefined) throw new AppError('cli.noData');
  const options: Options = {
    data: resolve(values.data),
    notifications: wholeNumber(values.notifications, 100, '--notifications'),
    seed: wholeNumber(values.seed, 1, '--seed'),
    days: wholeNumber(values.days, 30, '--days'),
    login: values.login,
  };
  switch (command) {
    case 'seed':
      await seed(options);
      return 0;
    case 'verify':
      return (await verify(options)) ? 0 : 1;
    default:
      throw new AppError('cli.unknownCommand', { command });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${failureText(error)}\n`);
  process.exitCode = 2;
}
