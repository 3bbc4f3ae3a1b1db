import { describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { readShortPastDay } from '#shared/dates/short-day.ts';
import { emptyContent } from '#shared/forms/field.ts';
import { carriedToNextEnvelope, emptyEnvelope, envelopeFields } from '#shared/forms/envelope-form.ts';
import type { EnvelopeContent, EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { emptyNotification } from '#shared/forms/notification-form.ts';
import { itemNumberByKeys, readableItemNumber, scannedItemNumber } from '#shared/identifiers/item-number.ts';
import { createBurstDetector } from '#shared/identifiers/wedge.ts';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { sayCounts } from '../../renderer/components/mail/opening/counted-notices.ts';
import {
  enclosureLines,
  missingOf,
  ticked,
} from '../../renderer/components/mail/opening/envelope-enclosures.ts';
import {
  firstEnvelope,
  isUntouched,
  nextEnvelope,
} from '../../renderer/components/mail/opening/next-envelope.ts';
import { addsToSender, senderFrom, takenOver } from '../../renderer/components/mail/opening/sender.ts';
import { openedOn, sittingOf, totalsOf, withOpened } from '../../renderer/components/mail/opening/sitting.ts';
import { keysOf } from '../fixtures/mrz.ts';

const filled = (): EnvelopeValues => {
  const values = emptyEnvelope();
  for (const { key } of envelopeFields) values[key] = `typed ${key}`;
  return values;
};

describe('what the next envelope starts with', () => {
  it('is the bag of the last one and nothing else', () => {
    const next = nextEnvelope(filled());
    for (const { key } of envelopeFields) {
      const isCarried = (carriedToNextEnvelope as readonly string[]).includes(key);
      expect(next[key], key).toBe(isCarried ? `typed ${key}` : '');
    }
    expect(next.postmarkOn, 'every envelope has its own postmark').toBe('');
  });

  it('is today for the first one, and no typing yet', () => {
    const first = firstEnvelope(day('2026-11-22'));
    expect(first).toMatchObject({
      receivedOn: '22.11.2026',
      unitReceivedOn: '22.11.2026',
      postmark: 'legible',
    });
    expect(isUntouched(first)).toBe(true);
    expect(isUntouched(nextEnvelope(filled()))).toBe(true);
    expect(isUntouched({ ...first, senderName: ' ' })).toBe(true);
    for (const key of ['postNumber', 'postmarkOn', 'senderName', 'counted', 'condition', 'note'] as const)
      expect(isUntouched({ ...first, [key]: '1' }), key).toBe(false);
  });
});

/** What a reader's keys give when this layout is active. */
function scanUnder(
  letters: Readonly<Record<string, string>>,
  text: string,
): { scanned: string; typed: string } {
  const detector = createBurstDetector();
  let at = 0;
  for (const stroke of keysOf(text)) {
    at += 12;
    const { code, shift } = stroke;
    detector.press({ code, shift, at, key: letters[code] ?? code.slice(-1) });
  }
  const outcome = detector.idle(at + 1000);
  if (typeof outcome !== 'object') throw new Error('no scan');
  return outcome;
}

describe('the number of an item', () => {
  const russian = { KeyR: 'К', KeyK: 'Л', KeyZ: 'Я' };
  const kazakh = { ...russian, Digit2: 'ә', Digit3: 'і', Digit4: 'ң', Digit5: 'ғ', Digit8: 'ү' };

  it.each([
    ['Latin', {}],
    ['Russian', russian],
    ['Kazakh', kazakh],
  ])('is read by its keys under a %s layout', (_name, letters) => {
    const { scanned, typed } = scanUnder(letters, 'RR123456785KZ');
    expect(scannedItemNumber(scanned)).toBe('RR123456785KZ');
    expect(typed === 'RR123456785KZ').toBe(Object.keys(letters).length === 0);
  });

  it('keeps a wrong check digit, and is nothing else than an item', () => {
    expect(scannedItemNumber('rr 123 456 780 kz')).toBe('RR123456780KZ');
    for (const other of ['', 'RR12345678KZ', 'QB1:RR123456785KZ', '123456789012', 'P<UTOERIKSSON'])
      expect(scannedItemNumber(other), other).toBeNull();
  });

  it('is written as on the label', () => {
    expect(readableItemNumber('rr123456785kz')).toBe('RR 123 456 785 KZ');
    expect(scannedItemNumber(readableItemNumber('RR123456785KZ'))).toBe('RR123456785KZ');
    expect(readableItemNumber('no number')).toBe('no number');
  });

  it('is offered by its keys when it was typed in Cyrillic', () => {
    expect(itemNumberByKeys('КК123456785ЛЯ')).toBe('RR123456785KZ');
    expect(itemNumberByKeys('кк 123 456 785 ля')).toBe('RR123456785KZ');
    // The upper row of the Kazakh layout gives letters for figures.
    expect(itemNumberByKeys('КК"әіңғ,.ү5ЛЯ')).toBe('RR123456785KZ');
    expect(itemNumberByKeys('RR123456785KZ')).toBeNull();
    expect(itemNumberByKeys('тысяча')).toBeNull();
  });
});

const record = (number: number, content: Partial<EnvelopeContent>): EnvelopeRecord => ({
  id: `envelope-${number}` as EnvelopeId,
  number: `UTO-IN-2026-${String(number).padStart(6, '0')}`,
  content: { ...emptyContent(envelopeFields), ...content },
  state: 'pending',
  bookedOn: day('2026-11-22'),
  openedAt: '2026-11-22T05:00:00.000Z' as EnvelopeRecord['openedAt'],
  openedBy: 'Сынақов С.',
  dueOn: null,
  decidedOn: null,
  items: [],
  holder: null,
  earlier: null,
  scans: [],
  outgoing: [],
  revision: 1,
});

describe('the running totals', () => {
  const today = day('2026-11-22');
  const fresh = sittingOf(null, 'one', today);
  const next = emptyEnvelope();

  it('count envelopes, notices, damaged and empty ones', () => {
    const three = [
      record(1, { counted: 3 }),
      record(2, { counted: 0 }),
      record(3, { counted: 1, condition: ['damaged', 'wet'] }),
    ].reduce((sitting, one) => withOpened(sitting, one, next), fresh);
    expect(totalsOf(three.opened)).toEqual({ envelopes: 3, notices: 4, damaged: 1, empty: 1 });
    expect(totalsOf(fresh.opened)).toEqual({ envelopes: 0, notices: 0, damaged: 0, empty: 0 });
  });

  it('count an answer that came twice once', () => {
    const once = withOpened(fresh, record(1, { counted: 2 }), next);
    expect(totalsOf(withOpened(once, record(1, { counted: 2 }), next).opened)).toMatchObject({
      envelopes: 1,
      notices: 2,
    });
  });

  it('begin anew for another clerk and another day, and go on otherwise', () => {
    const sitting = withOpened(fresh, record(1, { counted: 2 }), filled());
    expect(sittingOf(sitting, 'one', today)).toBe(sitting);
    for (const other of [sittingOf(sitting, 'two', today), sittingOf(sitting, 'one', day('2026-11-23'))])
      expect(other).toMatchObject({ opened: [], next: null });
  });

  it('take the envelopes of a list that were booked today, newest first', () => {
    const row = (number: string, bookedOn: string) => ({ number, bookedOn: day(bookedOn) });
    const rows = [row('A-1', '2026-11-22'), row('A-9', '2026-11-21'), row('A-2', '2026-11-22')];
    const found = openedOn(rows as unknown as Parameters<typeof openedOn>[0], today);
    expect(found.map(({ number }) => number)).toEqual(['A-2', 'A-1']);
  });
});

describe('a day of these days, typed short', () => {
  const today = day('2026-03-05');
  it.each([
    ['5', '2026-03-05'],
    ['6', '2026-02-06'],
    ['31', '2026-01-31'],
    ['5.3', '2026-03-05'],
    ['06.03', '2025-03-06'],
    ['0403', '2026-03-04'],
    ['3112', '2025-12-31'],
    ['29,2', null],
    ['0', null],
    ['32', null],
    ['31.04', null],
    ['1.13', null],
    ['5.3.26', null],
    ['050326', null],
    ['', null],
    ['tomorrow', null],
  ])('%j', (text, expected) => {
    expect(readShortPastDay(text, today)).toBe(expected);
  });
});

describe('the counts of an envelope', () => {
  it.each([
    ['', '', { says: 'nothing' }],
    ['', '2', { says: 'nothing' }],
    ['2', '', { says: 'nothing' }],
    ['2', '2', { says: 'agree', count: 2 }],
    ['3', '1', { says: 'missing', count: 2 }],
    ['3', '0', { says: 'missing', count: 3 }],
    ['1', '4', { says: 'more', count: 3 }],
    ['', '0', { says: 'empty' }],
    ['0', '0', { says: 'empty' }],
    ['', '501', { says: 'tooMany' }],
    ['', '500', { says: 'nothing' }],
    ['many', '1', { says: 'nothing' }],
  ])('declared %j, found %j', (declared, counted, expected) => {
    expect(sayCounts(declared, counted)).toEqual(expected);
  });
});

describe('the enclosures ticked twice', () => {
  const codes = ['letter', 'passport', 'visa'];

  it('name what is missing, and keep a code of a list that changed', () => {
    const lines = enclosureLines(codes, 'letter,visa,gone', 'letter');
    expect(missingOf(lines)).toEqual(['visa', 'gone']);
    expect(ticked(lines, 'found', 'gone')).toBe('letter,gone');
    expect(ticked(lines, 'declared', 'letter')).toBe('visa,gone');
    expect(missingOf(enclosureLines(codes, '', 'letter'))).toEqual([]);
  });
});

describe('a known host as sender', () => {
  const { host } = emptyNotification();
  const company = { ...host, kind: 'legalEntity', identifier: '990440000017', entityName: 'Сынақ ЖШС' };
  const address = { region: '750000000', street: 'Алма көшесі', house: '2', flat: '', addressText: '' };
  const typed = { ...senderFrom({ values: host, address: null }, String), senderName: 'Сын' };

  it('brings number, name and address', () => {
    expect(senderFrom({ values: company, address }, () => 'Алматы')).toEqual({
      senderIdentifier: '990440000017',
      senderName: 'Сынақ ЖШС',
      senderAddress: 'Алматы, Алма көшесі, 2',
      senderPostcode: '',
    });
    const written = { ...address, addressText: '050000, Алматы, а/я 7' };
    expect(senderFrom({ values: company, address: written }, String)).toMatchObject({
      senderAddress: '050000, Алматы, а/я 7',
      senderPostcode: '050000',
    });
  });

  it('is offered while it adds something, and empties nothing', () => {
    const offered = senderFrom({ values: company, address: null }, String);
    const before = { ...typed, senderAddress: 'typed street' };
    expect(addsToSender(before, offered)).toBe(true);
    const after = takenOver(before, offered);
    expect(after).toMatchObject({ senderName: 'Сынақ ЖШС', senderAddress: 'typed street' });
    expect(addsToSender(after, offered)).toBe(false);
  });
});
