import { parseArgs } from 'node:util';
import { bareWorks, copyInClear } from './cipher.ts';
import { deskWorks } from './desk.ts';
import { inTurn, median, milliseconds, quantile, ratio, table, timesOf } from './measure.ts';
import { makeStoreOf, openBenchDesk, openEncrypted } from './stores.ts';
import { fillWork, liveCheck, workWorks } from './work.ts';

/**
 * Measures the desk: ratios within one run, because a time says something about one machine on one day only. Nothing here passes or
 * fails; what must not grow is asserted by the plans of the statements (tests/store/desk-plans.test.ts).
 */
const { values: options } = parseArgs({
  options: {
    notifications: { type: 'string' },
    permits: { type: 'string' },
    turns: { type: 'string' },
    only: { type: 'string' },
  },
});
const small = 1_000;
const large = Number(options.notifications ?? 20_000);
const permits = Number(options.permits ?? 200_000);
const turns = Number(options.turns ?? 31);
if (!Number.isSafeInteger(permits) || permits < 1)
  throw new RangeError('--permits is a whole number above 0');
if (!Number.isSafeInteger(large) || large <= small || !Number.isSafeInteger(turns) || turns < 1)
  throw new RangeError('--notifications is a whole number above 1000, --turns one above 0');
const say = (text: string): void => void process.stdout.write(text);
const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** What a desk does all day, by size of the register. */
async function deskPart(): Promise<void> {
  const seconds = { small: await makeStoreOf('small', small), large: await makeStoreOf('large', large) };
  say(`Seeding through the service of a clerk\n`);
  say(
    table([
      ['', 'seconds', 'per notice'],
      [grouped(small), seconds.small.toFixed(1), milliseconds((seconds.small * 1_000) / small)],
      [grouped(large), seconds.large.toFixed(1), milliseconds((seconds.large * 1_000) / large)],
    ]),
  );

  const desks = { small: await openBenchDesk('small'), large: await openBenchDesk('large') };
  const works = { small: await deskWorks(desks.small, small), large: await deskWorks(desks.large, large) };
  say(`\nThrough the door, by size of the register\n`);
  const lines = [['', `${grouped(small)} notices`, `${grouped(large)} notices`, 'ratio']];
  for (const name of Object.keys(works.small)) {
    const { [name]: ofSmall } = works.small;
    const { [name]: ofLarge } = works.large;
    if (ofSmall === undefined || ofLarge === undefined) throw new Error(`nothing to measure for ${name}`);
    const times = await inTurn({ small: ofSmall, large: ofLarge }, turns);
    lines.push([name, milliseconds(times.small), milliseconds(times.large), ratio(times.large, times.small)]);
  }
  say(table(lines));

  say(`\nSlip, against registering in the same store\n`);
  const { rows } = await desks.large.ask('notification.list', {
    from: '2020-01-01',
    to: '2030-01-01',
    only: null,
    after: null,
    limit: 40,
  });
  const idAt = (turn: number) => rows[turn % rows.length]?.id ?? '';
  const registerLarge = works.large.register ?? (() => undefined);
  const slip = await inTurn(
    { slip: (turn) => desks.large.ask('slip.preview', { id: idAt(turn) }), register: registerLarge },
    turns,
  );
  say(
    table([
      ['', 'time', 'ratio'],
      ['draw a slip', milliseconds(slip.slip), ratio(slip.slip, slip.register)],
      ['register', milliseconds(slip.register), ratio(slip.register, slip.register)],
    ]),
  );
  desks.small.close();
  desks.large.close();

  // Copying a very large register would take longer than it tells.
  const copied = large <= 100_000 ? 'large' : 'small';
  say(`\nBare statements, encrypted against clear, ${grouped(copied === 'large' ? large : small)} notices\n`);
  const encrypted = await openEncrypted(copied);
  const clear = copyInClear(encrypted);
  const bare = { encrypted: bareWorks(encrypted), clear: bareWorks(clear) };
  const cipherLines = [['', 'clear', 'encrypted', 'ratio']];
  for (const name of ['register', 'search', 'open'] as const) {
    const times = await inTurn({ clear: bare.clear[name], encrypted: bare.encrypted[name] }, turns);
    cipherLines.push([
      name,
      milliseconds(times.clear),
      milliseconds(times.encrypted),
      ratio(times.encrypted, times.clear),
    ]);
  }
  say(table(cipherLines));
  encrypted.close();
  clear.close();
}

/** What the clerk waits for, and what it is made of. */
async function workPart(): Promise<void> {
  const size = { permits, ledgerRows: 2_000 };
  say(`\nWork check, ${grouped(permits)} permits and ${grouped(size.ledgerRows)} rows of the ledger\n`);
  await makeStoreOf('work', 200);
  say(`  filled in ${(await fillWork('work', size)).toFixed(0)} s\n`);

  const desk = await openBenchDesk('work');
  const check = liveCheck(desk, size);
  const start = performance.now();
  await check(0);
  const first = performance.now() - start;
  const times = await timesOf(check, turns * 10);
  desk.close();
  say('\n  The live check of a notice about one person, through the door\n');
  say(
    table([
      ['', 'time'],
      ['first after opening the store', milliseconds(first)],
      ['half of them within', milliseconds(median(times))],
      ['95 of 100 within', milliseconds(quantile(times, 0.95))],
    ]),
  );

  const { works: checks, close } = await workWorks('work', size);
  const checked = await inTurn(checks, turns * 10);
  close();
  const perSecond = (time: number): string => grouped(Math.round(1_000 / time));
  const names = {
    lookup: 'bare indexed statements',
    verdict: 'verdict: case and rules',
    case: 'the case alone',
    rules: 'the rules alone',
  } as const satisfies Record<keyof typeof checked, string>;
  say('\n  Verdicts, against bare statements for the same permits and rows of the ledger\n');
  say(
    table([
      ['', 'time', 'a second', 'ratio'],
      ...(Object.keys(names) as (keyof typeof names)[]).map((name) => [
        names[name],
        milliseconds(checked[name]),
        perSecond(checked[name]),
        ratio(checked[name], checked.lookup),
      ]),
    ]),
  );
}

/** What proving who somebody is costs. */
async function logInPart(): Promise<void> {
  say(`\nLog-in: key derivation as set, against the cheapest there is\n`);
  await makeStoreOf('cheap', 200);
  await makeStoreOf('real-cost', 200, { isRealCost: true });
  const logIns = { real: [] as number[], cheap: [] as number[] };
  const people = {
    real: await openBenchDesk('real-cost', { isRealCost: true }),
    cheap: await openBenchDesk('cheap'),
  };
  for (let turn = 0; turn < 5; turn += 1) {
    for (const side of ['real', 'cheap'] as const) {
      const start = performance.now();
      await people[side].logIn();
      logIns[side].push(performance.now() - start);
    }
  }
  say(
    table([
      ['', 'time', 'ratio'],
      ['as set', milliseconds(median(logIns.real)), ratio(median(logIns.real), median(logIns.cheap))],
      ['cheapest', milliseconds(median(logIns.cheap)), ratio(1, 1)],
    ]),
  );
  people.real.close();
  people.cheap.close();
}

const parts = { desk: deskPart, work: workPart, logIn: logInPart };
const chosen = Object.entries(parts).filter(([name]) => options.only === undefined || options.only === name);
if (chosen.length === 0) throw new RangeError(`--only is one of ${Object.keys(parts).join(', ')}`);
say(
  `Each line: median of ${turns}, both sides in turn. Milliseconds are those of this machine, this run.\n\n`,
);
for (const [, part] of chosen) await part();
