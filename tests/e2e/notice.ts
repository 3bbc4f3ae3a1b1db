import { randomUUID } from 'node:crypto';
import { addDays, instantOf, wallClock } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import { emptyForeigner, emptyNotification } from '#shared/forms/notification-form.ts';
import type { ForeignerValues, NotificationValues } from '#shared/forms/notification-form.ts';
import type { Notification } from '#shared/notification.ts';
import type { Desk } from './desk.ts';

/** Minutes east of UTC of the office. */
const OFFICE_OFFSET = 300;

/** Today on the office's clock, or a day so far from it. */
export function officeDay(daysAway = 0): Day {
  return addDays(wallClock(instantOf(Date.now()), OFFICE_OFFSET).day, daysAway);
}

/** A day as a clerk writes it. */
export const written = (daysAway: number): string => writeDay(officeDay(daysAway));

/** An invented visitor with everything that is asked for. */
export function visitor(changes: Partial<ForeignerValues> = {}): ForeignerValues {
  return {
    ...emptyForeigner(),
    documentType: 'foreignPassport',
    issuingState: 'UTO',
    documentNumber: 'L898902C3',
    surname: 'ERIKSSON',
    givenNames: 'ANNA MARIA',
    bornOn: '12.08.1974',
    sex: 'female',
    citizenship: 'UTO',
    issuedOn: '15.04.2022',
    expiresOn: '14.04.2032',
    cyrillicName: 'Эрикссон Анна Мария',
    enteredOn: written(-1),
    regime: 'visaFree',
    purpose: 'private',
    ...changes,
  };
}

/** A notice nothing is missing from. */
export function completeNotice(
  changes: Partial<Omit<NotificationValues, 'foreigners'>> & { foreigners?: ForeignerValues[] } = {},
): NotificationValues {
  const empty = emptyNotification();
  return {
    ...empty,
    host: {
      ...empty.host,
      kind: 'citizen',
      identifier: '900101300007',
      phone: '+7 701 000 00 02',
      surname: 'Үлгібаев',
      givenNames: 'Ерасыл',
    },
    foreigners: [visitor()],
    stay: {
      ...empty.stay,
      arrivedOn: written(0),
      departsOn: written(5),
      placeKind: 'flat',
      region: '750000000',
      district: 'Алмалы ауданы',
      street: 'Алма көшесі',
      house: '12',
      flat: '34',
    },
    receipt: { ...empty.receipt, receivedOn: written(0) },
    ...changes,
  };
}

/** Registers without the page; whatever is asked for and missing is passed with a reason. */
export async function register(desk: Desk, values = completeNotice()): Promise<Notification> {
  const { issues } = await desk.ask('notification.check', { values });
  const passed = issues.map(({ path, code }) => ({ path, code }));
  return desk.ask('notification.register', {
    requestId: randomUUID(),
    draftId: null,
    values,
    passed,
    reason: passed.length > 0 ? 'invented' : null,
  });
}
