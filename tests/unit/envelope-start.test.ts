import { describe, expect, test } from 'vitest';
import type { HostOffer } from '#shared/contract/desk.ts';
import { day } from '#shared/dates/day.ts';
import { envelopeFields } from '#shared/forms/envelope-form.ts';
import type { EnvelopeContent } from '#shared/forms/envelope-form.ts';
import { emptyContent } from '#shared/forms/field.ts';
import { emptyNotification, hostFields, stayFields } from '#shared/forms/notification-form.ts';
import type { NotificationContent } from '#shared/forms/notification-form.ts';
import type { EnvelopeItem, ItemState } from '#shared/mail/envelope.ts';
import type { NotificationId } from '#shared/notification.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { decidingDate } from '../../renderer/components/mail/deciding-date.ts';
import {
  carriedFromNotice,
  carriedFromSender,
  clearCarried,
  envelopeStart,
  isCarried,
  nextPending,
  noticeToCarryFrom,
} from '../../renderer/composables/envelope-start.ts';

const today = day('2026-11-23');
const region = '750000000';

const content = (changes: Partial<EnvelopeContent> = {}): EnvelopeContent => ({
  ...emptyContent(envelopeFields),
  receivedOn: day('2026-11-20'),
  counted: 3,
  ...changes,
});

function item(position: number, state: ItemState): EnvelopeItem {
  const isRegistered = state === 'registered' || state === 'registeredAsking';
  return {
    position,
    state,
    notificationId: isRegistered ? (`n${position}` as NotificationId) : null,
    notificationNumber: isRegistered ? `ALM2-03-2026-00000${position}` : null,
    reason: null,
    defects: [],
    asked: [],
    forwardedTo: null,
    decidedAt: null,
    decidedBy: null,
  };
}

const registeredNotice = {
  host: {
    ...emptyContent(hostFields),
    kind: 'legalEntity',
    identifier: '900140000001',
    entityName: 'ТОО «Үлгі»',
  },
  foreigners: [],
  stay: {
    ...emptyContent(stayFields),
    arrivedOn: day('2026-11-18'),
    departsOn: day('2026-12-18'),
    region: '710000000',
    street: 'Алма көшесі',
    house: '12',
    note: 'of the first notice only',
  },
  enclosures: { kinds: [], sheets: null, other: null },
  receipt: { receivedOn: null, receivedTime: null, incomingNumber: null, handedOverBy: null },
} satisfies NotificationContent;

const knownHost = (values: Partial<HostOffer['values']>): HostOffer => ({
  matchedBy: 'identifier',
  values: { ...emptyNotification().host, phone: '+7 701 000 00 02', ...values },
  address: null,
  notices: 1,
  lastSeenOn: null,
});

describe('the form of a notice from an envelope', () => {
  test('starts with receipt, number and enclosures of the envelope, and no hour or hand', () => {
    const values = envelopeStart({
      envelope: {
        number: 'ALM2-IN-2026-000007',
        content: content({ enclosuresFound: ['passportCopy', 'lease'] }),
      },
      today,
      region,
      carried: null,
    });
    expect(values.receipt).toEqual({
      receivedOn: '20.11.2026',
      receivedTime: '',
      incomingNumber: 'ALM2-IN-2026-000007',
      handedOverBy: '',
    });
    expect(values.enclosures.kinds).toBe('passportCopy,lease');
    expect(values.stay.region).toBe(region);
    expect(values.host).toEqual(emptyNotification().host);
  });

  test('takes host and address of the notice before, never its dates or note', () => {
    const carried = carriedFromNotice(0, registeredNotice);
    const values = envelopeStart({ envelope: { number: 'N', content: content() }, today, region, carried });
    expect(values.host).toMatchObject({
      kind: 'legalEntity',
      identifier: '900140000001',
      entityName: 'ТОО «Үлгі»',
    });
    expect(values.stay).toMatchObject({ region: '710000000', street: 'Алма көшесі', house: '12' });
    expect([values.stay.arrivedOn, values.stay.departsOn, values.stay.note]).toEqual(['', '', '']);
  });

  test('says so until something carried is changed, and gives it up and back in one go', () => {
    const carried = carriedFromNotice(0, registeredNotice);
    const values = envelopeStart({ envelope: { number: 'N', content: content() }, today, region, carried });
    expect(isCarried(values, carried)).toBe(true);
    values.stay.arrivedOn = '20.11.2026';
    expect(isCarried(values, carried)).toBe(true);

    const takeBack = clearCarried(values, carried, region);
    expect(values.host).toEqual(emptyNotification().host);
    expect(values.stay).toMatchObject({ region, street: '', house: '', arrivedOn: '20.11.2026' });
    expect(isCarried(values, carried)).toBe(false);
    takeBack();
    expect(isCarried(values, carried)).toBe(true);

    values.host.phone = '1';
    expect(isCarried(values, carried)).toBe(false);
  });
});

describe('the sender as a known host', () => {
  const company = knownHost({ kind: 'legalEntity', identifier: '900140000001', entityName: 'ТОО «Үлгі»' });
  const namesake = knownHost({ kind: 'legalEntity', identifier: '900140000002', entityName: 'ТОО «Үлгі»' });

  test('is recognised by the very identifier, and only who it is is filled in', () => {
    const found = carriedFromSender({ senderIdentifier: '900140000001', senderName: 'Ulgi' }, [company]);
    expect(found).toMatchObject({
      from: null,
      host: { identifier: '900140000001', entityName: 'ТОО «Үлгі»' },
    });
    expect(found?.host).not.toHaveProperty('phone');
    expect(found?.stay).toEqual({});
  });

  test('is nobody when an identifier was only begun, whatever the name says', () => {
    expect(carriedFromSender({ senderIdentifier: '9001', senderName: 'ТОО «Үлгі»' }, [company])).toBeNull();
  });

  test('is recognised by name in any script, but not when two bear it', () => {
    expect(carriedFromSender({ senderIdentifier: null, senderName: 'тоо Улги' }, [company])).not.toBeNull();
    expect(
      carriedFromSender({ senderIdentifier: null, senderName: 'ТОО «Үлгі»' }, [company, namesake]),
    ).toBeNull();
    expect(carriedFromSender({ senderIdentifier: null, senderName: null }, [knownHost({})])).toBeNull();
  });
});

describe('from notice to notice', () => {
  const items = [
    item(0, 'registered'),
    item(1, 'returned'),
    item(2, 'pending'),
    item(3, 'registeredAsking'),
    item(4, 'pending'),
  ];

  test('host and address come from the nearest registered one before, else after', () => {
    expect(noticeToCarryFrom(items, 2)?.position).toBe(0);
    expect(noticeToCarryFrom(items, 4)?.position).toBe(3);
    expect(noticeToCarryFrom(items.slice(1), 1)?.position).toBe(3);
    expect(noticeToCarryFrom([item(0, 'pending')], 0)).toBeNull();
  });

  test('the next one waits further on, else earlier; none when all that were found are registered', () => {
    expect(nextPending({ items, content: { counted: 5 } }, 2)).toBe(4);
    expect(nextPending({ items, content: { counted: 5 } }, 4)).toBe(2);
    expect(nextPending({ items, content: { counted: 2 } }, 2)).toBeNull();
    expect(nextPending({ items: [item(0, 'registered')], content: { counted: 1 } }, 0)).toBeNull();
  });
});

describe('the date that decides', () => {
  const finding = (rule: string, basis: string | null): Finding => ({
    rule,
    code: `${rule}.inTime`,
    light: 'order',
    foreigner: null,
    params: {},
    clause: null,
    values: basis === null ? [] : [{ key: 'basis', kind: 'text', value: basis, origin: 'setting' }],
    dueOn: null,
    arithmetic: [],
    unconfirmed: false,
    related: [],
  });

  test.each([
    ['postmark', 'postmark'],
    ['receipt', 'receipt'],
    ['receiptForPostmark', 'receipt'],
    ['receiptLessPost', 'receipt'],
    ['firstPostmark', 'first'],
    ['firstReceiptForPostmark', 'first'],
  ])('is read from the basis %s as %s', (basis, date) => {
    expect(decidingDate([finding('stay.term', null), finding('timeliness.hostNotice', basis)])).toEqual({
      date,
      basis,
    });
  });

  test('is not known before the rules have said it', () => {
    expect(
      decidingDate([finding('timeliness.hostNotice', null), finding('stay.term', 'postmark')]),
    ).toBeNull();
  });
});
