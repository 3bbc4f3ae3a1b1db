import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDay } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { AppError, failureText } from './cli-words.ts';
import { check } from './cli/check.ts';
import { openExisting, say, stateOf } from './cli/store.ts';
import { usualEnvelopes } from './seed/invented-mail.ts';
import { seedNotifications } from './seed/seed.ts';
import { demoLogins, makeInventedStore } from './services/demo.ts';
import { inspectStore } from './store/open.ts';

const help = `Qabyldau, administrator's command line

  npm run cli -- seed --data DIR [--notifications N] [--envelopes N] [--permits N] [--seed S] [--days D]
      Fills a store with invented, self-consistent notices and envelopes: made anew when DIR holds none, with the log-ins it prints.
  npm run cli -- verify --data DIR
      Checks the journal's chain and the store's integrity.
  npm run cli -- check --facts FILE [--data DIR] [--at YYYY-MM-DD] [--json | --explain]
      Judges the work of one foreigner from a facts file: with the register, ledger, settings and rules of DIR, or with what the
      file carries and what ships. Exit code: 0 in order or nothing to check, 1 stops the work ground, 3 to be looked at or data
      missing, 2 not judged.

A store that is there already is opened with --login NAME and the password in the environment variable QABYLDAU_PASSWORD.
`;

interface Options {
  readonly data: string;
  readonly notifications: number;
  readonly envelopes: number;
  readonly permits: number;
  readonly seed: number;
  readonly days: number;
  readonly login: string | undefined;
}

function wholeNumber(text: string | undefined, standard: number, name: string): number {
  if (text === undefined) return standard;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new AppError('cli.notANumber', { option: name });
  return value;
}

async function seed({ data, seed: from, login, ...amounts }: Options): Promise<void> {
  const state = stateOf(data);
  const progress = (made: number): void => {
    if (made % 10_000 === 0 || made === amounts.notifications)
      say(`${made} of ${amounts.notifications} notices`);
  };
  const plan = { ...amounts, seed: from, progress };
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

function dayAt(text: string | undefined): Day | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day === null) throw new AppError('cli.notADay', { text });
  return day;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      notifications: { type: 'string' },
      envelopes: { type: 'string' },
      permits: { type: 'string' },
      seed: { type: 'string' },
      days: { type: 'string' },
      login: { type: 'string' },
      facts: { type: 'string' },
      at: { type: 'string' },
      json: { type: 'boolean' },
      explain: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [command] = positionals;
  if (values.help === true || command === undefined) {
    say(help);
    return values.help === true ? 0 : 2;
  }
  if (command === 'check') {
    const { facts, data, at, login, json, explain } = values;
    if (facts === undefined) throw new AppError('cli.noFactsNamed');
    const form = json === true ? 'json' : explain === true ? 'explain' : 'line';
    const dataDir = data === undefined ? null : resolve(data);
    return check({ facts, data: dataDir, at: dayAt(at), login, form });
  }
  if (values.data === undefined) throw new AppError('cli.noData');
  const options: Options = {
    data: resolve(values.data),
    notifications: wholeNumber(values.notifications, 100, '--notifications'),
    envelopes: wholeNumber(values.envelopes, usualEnvelopes, '--envelopes'),
    permits: wholeNumber(values.permits, 0, '--permits'),
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
