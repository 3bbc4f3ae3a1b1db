/**
 * Saves drafts and registers notices as fast as it can, to be killed meanwhile. Says what it is about to do and what was acknowledged, one
 * line each, written before the next call begins. Arguments: folder, seed.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { day } from '#shared/dates/day.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { openDeskAgain } from '../desk-workbench.ts';

const [dir = '', seed = '0'] = process.argv.slice(2);
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

const desk = await openDeskAgain(dir);
const chance = chanceOf(Number(seed));
const hosts = Array.from({ length: 5 }, () => inventHost(chance));
say({ said: 'ready' });
for (;;) {
  const values = inventNotification(chance, day('2026-11-23'), hosts);
  // One id for both, so that a draft can be told from the record it became.
  const id = randomUUID();
  for (let revision = 1; revision <= 3; revision += 1) {
    const typed = { ...values, host: { ...values.host, placeName: `revision ${revision}` } };
    say({ said: 'saving', id, revision });
    await desk.ask('draft.save', { id, values: typed, revision });
    say({ said: 'saved', id, revision });
  }
  const { issues } = await desk.ask('notification.check', { values });
  const passed = issues.map(({ path, code }) => ({ path, code }));
  const input = { requestId: id, draftId: id, values, passed, reason: passed.length > 0 ? 'seen' : null };
  say({ said: 'registering', id, input });
  const { id: record, number } = await desk.ask('notification.register', input);
  say({ said: 'registered', id, record, number });
}
