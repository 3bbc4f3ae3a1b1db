import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { parsePartialDay } from '#shared/dates/partial-day.ts';
import type { PartialDay } from '#shared/dates/partial-day.ts';
import type { ForeignerContent, NotificationContent } from '#shared/forms/notification-form.ts';
import { addressKey } from '#shared/rules/address-key.ts';
import type { EarlierStay } from '#shared/rules/context.ts';
import { judgeDuplicates, judgeTwiceInNotice } from '#shared/rules/duplicates.ts';
import { likeness } from '#shared/rules/same-person.ts';
import type { PersonKeys } from '#shared/rules/same-person.ts';
import { child, foreigner } from '#tests/fixtures/notification.ts';
import { codes, contextOf, earlierStay, noticeOf, only } from '#tests/fixtures/rules.ts';

const seed = 20261122;

function partial(text: string): PartialDay {
  const value = parsePartialDay(text);
  if (value === null) throw new Error(text);
  return value;
}

describe('whether two records are one person', () => {
  const anna: PersonKeys = {
    documentKey: 'L898902C3',
    nameKey: 'anna erikson maria',
    bornOn: day('1974-08-12'),
    iin: '740812000000',
    citizenship: 'UTO',
  };
  const by = (changes: Partial<PersonKeys>, base: PersonKeys = anna) =>
    likeness(base, { ...anna, ...changes });
  const otherDocument = { documentKey: 'X1' };
  const withoutIin = { ...otherDocument, iin: null };

  test.for([
    ['the document and the name', { bornOn: null }, 'document', true],
    ['the document and the birth, the name written anew', { nameKey: 'other' }, 'document', true],
    ['only the document', { nameKey: 'other', bornOn: day('1980-01-01'), iin: null }, null, null],
    ['the IIN and the name', { ...otherDocument, bornOn: null }, 'iin', true],
    ['only the IIN', { ...otherDocument, nameKey: 'other', bornOn: null }, null, null],
    ['name and birth', withoutIin, 'name', true],
    ['name and birth, another citizenship', { ...withoutIin, citizenship: 'DEU' }, 'name', false],
    ['name and birth, no citizenship known', { ...withoutIin, citizenship: null }, 'name', false],
    ['name and an incomplete birth', { ...withoutIin, bornOn: partial('1974-08-XX') }, 'name', false],
    ['name and another month', { ...withoutIin, bornOn: partial('1974-09-XX') }, null, null],
    ['name and no birth', { ...withoutIin, bornOn: null }, null, null],
    ['name and birth, but another IIN', { ...otherDocument, iin: '740812000001' }, null, null],
    ['birth alone', { ...withoutIin, nameKey: 'other' }, null, null],
  ] as const)('%s', ([, changes, matchedBy, certain]) => {
    expect(by(changes)).toEqual(matchedBy === null ? null : { matchedBy, certain });
  });

  test('what is empty on both sides agrees with nothing', () => {
    const empty: PersonKeys = {
      documentKey: '',
      nameKey: '',
      bornOn: day('1974-08-12'),
      iin: '',
      citizenship: null,
    };
    expect(likeness(empty, empty)).toBeNull();
  });

  test('it is the same from both sides', () => {
    const key = fc.constantFrom('', 'A', 'B');
    const anyKeys: fc.Arbitrary<PersonKeys> = fc.record({
      documentKey: key,
      nameKey: key,
      bornOn: fc.constantFrom(null, ...['1974-08-12', '1974-08-XX', '1974-XX-XX', '1975-01-01'].map(partial)),
      iin: fc.constantFrom(null, '', '1', '2'),
      citizenship: fc.constantFrom(null, 'UTO', 'DEU'),
    });
    fc.assert(
      fc.property(anyKeys, anyKeys, (one, other) => {
        expect(likeness(one, other)).toEqual(likeness(other, one));
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('the key of an address', () => {
  const { stay } = noticeOf();

  test('does not depend on case, blanks or script', () => {
    const key = addressKey(stay, stay.flat);
    expect(
      addressKey(
        { ...stay, street: (stay.street ?? '').toUpperCase(), house: ` ${stay.house ?? ''}` },
        stay.flat,
      ),
    ).toBe(key);
    expect(addressKey({ ...stay, street: 'Qabanbay  Batyr daŋğyly' }, '17')).toBe(key);
  });

  test('tells flats, houses and regions apart', () => {
    const keys = [
      addressKey(stay, '17'),
      addressKey(stay, '18'),
      addressKey(stay, null),
      addressKey({ ...stay, house: '2' }, '17'),
      addressKey({ ...stay, region: '750000000' }, '17'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('takes the free text when there is one, and is empty when there is nothing', () => {
    const nothing = { ...stay, district: null, locality: null, street: null, house: null };
    expect(addressKey(nothing, null)).toBe('');
    expect(addressKey({ ...nothing, addressText: 'Үлгі ауылы' }, null)).not.toBe('');
    expect(addressKey({ ...stay, addressText: 'Үлгі ауылы' }, null)).toBe(
      addressKey({ ...nothing, addressText: 'үлгі  АУЫЛЫ' }, null),
    );
  });
});

describe('other records of a person', () => {
  // The notice: arrival 20 November, departure 5 December 2026.
  const judge = (
    earlier: readonly EarlierStay[],
    person: Partial<ForeignerContent> = {},
    stay: Partial<NotificationContent['stay']> = {},
  ) => judgeDuplicates(noticeOf(person, stay), 0, contextOf({ earlier }));
  const elsewhere = { addressKey: 'elsewhere' };
  const during = (from: string, until: string | null) => ({
    arrivedOn: day(from),
    departsOn: until === null ? null : day(until),
  });

  test.for([
    [
      'the same arrival at the same address',
      during('2026-11-20', '2026-11-25'),
      'duplicates.sameNotice.sameArrival',
      'look',
    ],
    [
      'the same arrival at another address',
      { ...during('2026-11-20', '2026-11-25'), ...elsewhere },
      'duplicates.overlap.otherAddress',
      'look',
    ],
    [
      'there already, at the same address',
      during('2026-11-10', '2026-11-21'),
      'duplicates.overlap.sameAddress',
      'look',
    ],
    [
      'somewhere else until the day after the arrival',
      { ...during('2026-11-10', '2026-11-21'), ...elsewhere },
      'duplicates.overlap.otherAddress',
      'look',
    ],
    [
      'somewhere else until the day of arrival: moved',
      { ...during('2026-11-10', '2026-11-20'), ...elsewhere },
      'duplicates.known.before',
      'order',
    ],
    [
      'somewhere else, departure unknown',
      { ...during('2026-06-01', null), ...elsewhere },
      'duplicates.overlap.otherAddress',
      'look',
    ],
    [
      'somewhere else from the day before the departure',
      { ...during('2026-12-04', null), ...elsewhere },
      'duplicates.overlap.otherAddress',
      'look',
    ],
    [
      'somewhere else from the day of departure',
      { ...during('2026-12-05', null), ...elsewhere },
      'duplicates.known.before',
      'order',
    ],
    ['in June', {}, 'duplicates.known.before', 'order'],
  ] as const)('%s', ([, changes, code, light]) => {
    const findings = judge([earlierStay(changes)]);
    expect(findings.map((finding) => [finding.code, finding.light])).toEqual([[code, light]]);
    expect(findings[0]?.related.map(({ notificationId }) => notificationId)).toEqual(['earlier-1']);
  });

  test('with no departure of its own the notice overlaps everything later', () => {
    const later = earlierStay({ ...during('2027-03-01', null), ...elsewhere });
    expect(codes(judge([later], {}, { departsOn: null }))).toEqual(['duplicates.overlap.otherAddress']);
  });

  test('without an arrival or an address nothing is called the same notice', () => {
    const same = earlierStay(during('2026-11-20', '2026-11-25'));
    expect(codes(judge([same], {}, { arrivedOn: null }))).toEqual(['duplicates.known.before']);
    const nowhere = { district: null, locality: null, street: null, house: null, flat: null };
    expect(codes(judge([{ ...same, addressKey: '' }], {}, nowhere))).toEqual([
      'duplicates.overlap.otherAddress',
    ]);
  });

  test('a person’s own flat and dates decide', () => {
    const same = earlierStay(during('2026-11-20', '2026-11-25'));
    expect(codes(judge([same], { ownStay: true, ownFlat: '18' }))).toEqual([
      'duplicates.overlap.otherAddress',
    ]);
    expect(codes(judge([same], { ownStay: true, ownArrivedOn: day('2026-11-25') }))).toEqual([
      'duplicates.known.before',
    ]);
  });

  test('nobody like this, and nothing to look by', () => {
    const stranger = earlierStay({
      documentNumber: 'X1',
      documentKey: 'X1',
      surname: 'KRAUSE',
      nameKey: 'krause',
    });
    expect(judge([stranger])).toMatchObject([{ code: 'duplicates.known.none', light: 'order', related: [] }]);
    expect(
      judge([], { documentNumber: null, documentSeries: null, surname: null, givenNames: null, iin: null }),
    ).toMatchObject([{ code: 'duplicates.known.noKeys', light: 'noData' }]);
    expect(
      codes(judge([], { documentNumber: null, surname: null, givenNames: null, iin: '740812000000' })),
    ).toEqual(['duplicates.known.none']);
  });

  test('the document in another writing is the same document', () => {
    expect(
      codes(judge([earlierStay(during('2026-11-20', null))], { documentNumber: 'l 898902-С3' })),
    ).toEqual(['duplicates.sameNotice.sameArrival']);
    expect(
      codes(judge([earlierStay({ bornOn: null })], { documentSeries: 'L', documentNumber: '898902C3' })),
    ).toEqual(['duplicates.known.before']);
  });

  test('a namesake under another document is looked at even when the stays do not overlap', () => {
    const namesake = earlierStay({ documentNumber: 'X1', documentKey: 'X1' });
    expect(only(judge([namesake]), 'duplicates.sameName')).toMatchObject({
      light: 'look',
      related: [{ documentNumber: 'X1' }],
    });
    expect(codes(judge([namesake], { bornOn: partial('1974-XX-XX') }))).toEqual([
      'duplicates.sameName.otherDocument',
    ]);
    expect(codes(judge([namesake], { surname: 'ЭРИКССОН', givenNames: 'АННА МАРИЯ' }))).toEqual([
      'duplicates.sameName.otherDocument',
    ]);
    expect(codes(judge([namesake], { bornOn: day('1974-08-13') }))).toEqual(['duplicates.known.none']);
    expect(codes(judge([namesake], {}, { arrivedOn: null }))).toEqual(['duplicates.sameName.otherDocument']);
  });

  test('a document of somebody else is a mistake in one of the records', () => {
    const other = { surname: 'KRAUSE', nameKey: 'krause', bornOn: day('1980-01-01') };
    expect(only(judge([earlierStay(other)]), 'duplicates.otherPerson')).toMatchObject({
      code: 'duplicates.otherPerson.sameDocument',
      light: 'look',
    });
    expect(codes(judge([earlierStay({ ...other, bornOn: day('1974-08-12') })]))).toEqual([
      'duplicates.known.before',
    ]);
    expect(codes(judge([earlierStay({ ...other, nameKey: '' })]))).toEqual(['duplicates.known.none']);
  });

  test('an IIN with another name is a mistake in one of the records', () => {
    const iin = '740812000000';
    const other = { documentKey: 'X1', iin, nameKey: 'krause', bornOn: day('1980-01-01') };
    expect(judge([earlierStay(other)], { iin })).toMatchObject([
      { code: 'duplicates.otherPerson.sameIin', light: 'look' },
    ]);
    expect(codes(judge([earlierStay(other)], { iin: '740812000001' }))).toEqual(['duplicates.known.none']);
    expect(codes(judge([earlierStay({ documentKey: 'X1', iin })], { iin }))).toEqual([
      'duplicates.known.before',
    ]);
    expect(codes(judge([earlierStay({ iin: null, nameKey: 'krause', documentKey: 'X1' })]))).toEqual([
      'duplicates.known.none',
    ]);
  });

  test('several records are gathered by what they say, the likeliest double first', () => {
    const findings = judge([
      earlierStay({ notificationId: 'june' }),
      earlierStay({ notificationId: 'away', ...during('2026-11-10', null), ...elsewhere }),
      earlierStay({ notificationId: 'same', number: 'AST-1-2026-000009', ...during('2026-11-20', null) }),
      earlierStay({ notificationId: 'away too', ...during('2026-11-12', null), ...elsewhere }),
    ]);
    expect(
      findings.map(({ code, related }) => [code, related.map(({ notificationId }) => notificationId)]),
    ).toEqual([
      ['duplicates.sameNotice.sameArrival', ['same']],
      ['duplicates.overlap.otherAddress', ['away', 'away too']],
    ]);
    expect(findings[0]?.params.number).toBe('AST-1-2026-000009');
    expect(findings[1]?.params.count).toBe(2);
  });
});

describe('one person twice in one notice', () => {
  const twice = (...foreigners: ForeignerContent[]) =>
    judgeTwiceInNotice({ ...noticeOf(), foreigners }).map(({ foreigner: index, params }) => [index, params]);
  const krause = foreigner({ documentNumber: 'L2', surname: 'KRAUSE', bornOn: day('1980-01-01') });

  test('the later entry says which is the first', () => {
    expect(twice(foreigner(), krause, foreigner())).toEqual([[2, { first: 1, second: 3 }]]);
    expect(twice(foreigner(), krause)).toEqual([]);
  });

  test('by name and birth under another document too', () => {
    expect(twice(foreigner(), foreigner({ documentNumber: 'L2' }))).toHaveLength(1);
    expect(twice(foreigner(), foreigner({ documentNumber: 'L2', bornOn: day('1974-08-13') }))).toEqual([]);
  });

  test('a child in the parent’s entry and once more as a person', () => {
    const lina = child();
    const asPerson = foreigner({
      surname: lina.surname,
      givenNames: lina.givenNames,
      bornOn: lina.bornOn,
      documentNumber: null,
    });
    expect(twice(foreigner({ children: [lina] }), asPerson)).toEqual([[1, { first: 1, second: 2 }]]);
    expect(
      twice(foreigner({ children: [lina, child({ givenNames: 'ODA', documentNumber: 'L3' })] }), krause),
    ).toEqual([]);
  });

  test('a child by its own document, the name written anew', () => {
    const again = child({ surname: 'OTHER' });
    expect(twice(foreigner({ children: [child(), again] }))).toHaveLength(1);
    expect(twice(foreigner({ children: [child(), { ...again, documentNumber: null }] }))).toEqual([]);
  });

  test('it is something to look at', () => {
    const findings = judgeTwiceInNotice({ ...noticeOf(), foreigners: [foreigner(), foreigner()] });
    expect(findings.map(({ light }) => light)).toEqual(['look']);
  });

  test('two empty entries are nobody', () => {
    const nobody = foreigner({ documentNumber: null, surname: null, givenNames: null, bornOn: null });
    expect(twice(nobody, nobody)).toEqual([]);
  });
});
