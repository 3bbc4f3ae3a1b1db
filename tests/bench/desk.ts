import { randomUUID } from 'node:crypto';
import { day } from '#shared/dates/day.ts';
import type { Notification } from '#shared/notification.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import type { BenchDesk } from './stores.ts';
import type { Work } from './measure.ts';

const today = day('2026-11-23');
const chance = chanceOf(99);
const hosts = Array.from({ length: 20 }, () => inventHost(chance));
/** The same new notices for every store. */
const notices: readonly NotificationValues[] = Array.from({ length: 400 }, () =>
  inventNotification(chance, today, hosts),
);
const noticeAt = (turn: number): NotificationValues => {
  const notice = notices[turn % notices.length];
  if (notice === undefined) throw new RangeError('no notices');
  return notice;
};

/** Records from all over the register, read through the door: what a clerk may look for. */
async function sampleOf(desk: BenchDesk, notifications: number): Promise<readonly Notification[]> {
  const records: Notification[] = [];
  const wanted = 40;
  for (let part = 0; part < wanted; part += 1) {
    const serial = String(1 + Math.floor((part * (notifications - 1)) / wanted)).padStart(6, '0');
    const years = [2026, 2025, 2024, 2023, 2022];
    for (const year of years) {
      const { rows } = await desk.ask('search.find', { text: `DEMO-03-${year}-${serial}`, limit: 1 });
      const [row] = rows;
      if (row !== undefined) {
        records.push(await desk.ask('notification.read', { id: row.id }));
        break;
      }
    }
  }
  if (records.length === 0) throw new Error('the register is empty');
  return records;
}

/** What a desk does all day, each on records from all over the register. */
export async function deskWorks(
  desk: BenchDesk,
  notifications: number,
): Promise<Readonly<Record<string, Work>>> {
  const sample = await sampleOf(desk, notifications);
  const record = (turn: number): Notification => {
    const found = sample[turn % sample.length];
    if (found === undefined) throw new RangeError('no records');
    return found;
  };
  const person = (turn: number) => record(turn).content.foreigners[0];
  const find = (textAt: (turn: number) => string) => (turn: number) =>
    desk.ask('search.find', { text: textAt(turn), limit: 20 });
  const always = (text: string) => find(() => text);
  return {
    async register(turn) {
      const values = noticeAt(turn);
      const input = { requestId: randomUUID(), draftId: null, values, passed: [], reason: null };
      await desk.ask('notification.register', input);
    },
    'live check': (turn) => desk.ask('notification.check', { values: noticeAt(turn) }),
    'open a record': (turn) => desk.ask('notification.read', { id: record(turn).id }),
    'list of a day': (turn) =>
      desk.ask('notification.list', {
        from: record(turn).registeredOn,
        to: record(turn).registeredOn,
        only: null,
        after: null,
        limit: 50,
      }),
    'list of everything': () =>
      desk.ask('notification.list', {
        from: '2020-01-01',
        to: '2030-01-01',
        only: null,
        after: null,
        limit: 50,
      }),
    'find by number': find((turn) => record(turn).number),
    'find by document': find((turn) => person(turn)?.documentNumber ?? ''),
    'find by identifier': find((turn) => record(turn).content.host.identifier ?? ''),
    'find by name, Latin prefix': always('ulgib'),
    'find by name, Russian prefix': always('Образц'),
    'find by name, Kazakh prefix': always('Үлгіб'),
    'find by name, two letters': always('ma'),
    'find by two words': find(
      (turn) => `${person(turn)?.surname?.slice(0, 4)} ${person(turn)?.givenNames?.slice(0, 3)}`,
    ),
    'find nothing': always('qqqqq'),
    'known host while typing': (turn) =>
      desk.ask('known.hosts', {
        identifier: record(turn).content.host.identifier?.slice(0, 6) ?? '',
        name: '',
      }),
    'known person by name': (turn) =>
      desk.ask('known.foreigners', {
        documentNumber: '',
        iin: '',
        surname: person(turn)?.surname ?? '',
        givenNames: person(turn)?.givenNames ?? '',
        bornOn: '',
      }),
    'save a draft': (turn) =>
      desk.ask('draft.save', {
        id: '00000000-0000-4000-8000-000000000001',
        values: noticeAt(turn),
        revision: turn,
      }),
  };
}
