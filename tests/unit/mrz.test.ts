import fc from 'fast-check';
import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import {
  findMrz,
  mrzCheckDigit,
  readMrz,
  type MrzFormat,
  type MrzReading,
  type ReadableMrz,
} from '#shared/identifiers/mrz.ts';
import { specimenMrz, type SpecimenHolder } from '#tests/fixtures/mrz.ts';

const today = day('2026-11-22');
const readable = (text: string): ReadableMrz => {
  const reading = readMrz(text, { today });
  if (!reading.ok) throw new Error(reading.reason);
  return reading;
};

const td3 = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
const td1 = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<';
const td2 = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6';
const visaA = 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<';
const visaB = 'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<';
const longTd1 =
  'I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<';
const longTd2 = 'I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8';
/** The number's check digit leaves out the filler that marks it as long, as some issuers compute it. */
const longWithoutFiller =
  'I<UTO000590696<1015<<<<<<<<<<<\n9401013F2710017UTO000101123453\nSPECIMEN<<SPECIMEN<<<<<<<<<<<<';
const published = { td3, td1, td2, visaA, visaB, longTd1, longTd2, longWithoutFiller };

describe('the specimens of Doc 9303', () => {
  it.each(Object.entries(published))('%s reads without a doubt', (_name, text) => {
    const reading = readable(text);
    expect(reading.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(reading.doubtful).toEqual([]);
    expect(reading.suspects).toEqual([]);
    expect(findMrz(text)).toBe(text);
  });

  it('says what stands in the passport', () => {
    expect(readable(td3)).toMatchObject({
      format: 'TD3',
      documentCode: 'P',
      issuer: 'UTO',
      nationality: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      documentNumber: 'L898902C3',
      bornOn: '1974-08-12',
      sex: 'female',
      expiresOn: '2012-04-15',
      optional: 'ZE184226B',
      nameMayBeCut: false,
      lines: td3.split('\n'),
    });
    expect(readable(td3).checks.map(({ field, found }) => field + found)).toEqual([
      'documentNumber6',
      'bornOn2',
      'expiresOn9',
      'optional1',
      'composite0',
    ]);
  });

  it.each([
    [
      td1,
      {
        format: 'TD1',
        documentNumber: 'D23145890',
        surname: 'ERIKSSON',
        optional: '',
        expiresOn: '2012-04-15',
      },
    ],
    [td2, { format: 'TD2', documentNumber: 'D23145890', givenNames: 'ANNA MARIA', optional: '' }],
    [
      visaA,
      {
        format: 'MRV-A',
        documentCode: 'V',
        documentNumber: 'L8988901C',
        nationality: 'XXX',
        bornOn: '1940-09-07',
        optional: '6ZE184226B',
      },
    ],
    [visaB, { format: 'MRV-B', documentNumber: 'L8988901C', expiresOn: '2096-12-10' }],
    [longTd1, { documentNumber: 'D23145890734', bornOn: '1934-07-12', sex: 'male', optional: '' }],
    [longTd2, { documentNumber: 'D23145890734', optional: '' }],
    [longWithoutFiller, { documentNumber: '000590696101', optional: '00010112345' }],
  ])('%#: says what stands there', (text, expected) => expect(readable(text)).toMatchObject(expected));

  it.each([
    ['L898902C3', '6'],
    ['740812', '2'],
    ['120415', '9'],
    ['ZE184226B<<<<<', '1'],
    ['', '0'],
    ['<<<<', '0'],
  ])('%s has the check digit %s', (text, digit) => expect(mrzCheckDigit(text)).toBe(digit));
});

describe('typing and pasting', () => {
  it.each([
    ['lower case', td3.toLowerCase()],
    ['carriage returns', td3.replace('\n', '\r\n') + '\r\n'],
    ['no line break', td3.replace('\n', '')],
    ['a blank for the line break', td3.replace('\n', ' ')],
    ['blanks inside', td3.replace(/(.{5})/g, '$1 ')],
    ['blank lines', `\n\n${td3.replace('\n', '\n\n')}\n\n`],
  ])('reads and finds a zone with %s', (_how, text) => {
    expect(readable(text).lines).toEqual(td3.split('\n'));
    expect(findMrz(text)).toBe(td3);
  });

  it.each([
    ['', 'empty', {}],
    [' \n ', 'empty', {}],
    [td3.slice(0, -1), 'length', { length: 87 }],
    [`${td3}<`, 'length', { length: 89 }],
    [td3.replace('L898902C3', 'L898902С3'), 'characters', { line: 2, position: 8, character: 'С' }],
    [td1.replace('ERIKSSON', 'ERIKSSОN'), 'characters', { line: 3, position: 7, character: 'О' }],
    [td3.replace('P<', 'P«'), 'characters', { line: 1, position: 2, character: '«' }],
    [td3.replace('ANNA', 'ANNı'), 'characters', { line: 1, position: 19, character: 'ı' }],
    [td3.replace('P<', '1<'), 'format', {}],
    [td1.replace('I<', 'V<'), 'format', {}],
  ])('%#: refuses with the reason', (text, reason, params) => {
    expect(readMrz(text, { today })).toEqual({ ok: false, reason, params });
  });

  it.each(Object.values(published))('%#: finds a zone among other lines', (zone) => {
    expect(findMrz(`Scan of 22.11.2026\nno name\n${zone}\nend of page`)).toBe(zone);
    expect(findMrz(`Scan ${zone.replaceAll('\n', ' ')} end`)).toBe(zone);
    expect(findMrz(zone.slice(0, -1))).toBeNull();
    expect(findMrz(zone.split('\n').slice(1).join('\n'))).toBeNull();
  });

  it.each([
    '',
    'Алматы, Абай даңғылы 10',
    'A'.repeat(72),
    'A'.repeat(88),
    '1'.repeat(90),
    '<'.repeat(88),
    `${'V'.repeat(36)}\n${'V'.repeat(36)}`,
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
  ])('finds none in %j', (text) => expect(findMrz(text)).toBeNull());

  it('is still found when a character was misread', () => {
    expect(findMrz(td3.replace('7408122', '74O8122'))).not.toBeNull();
    expect(findMrz(td3.replace('L898902C36', 'L8989O2C36'))).not.toBeNull();
  });
});

describe('doubts', () => {
  it.each<[string, string, string[]]>([
    ['a letter O in the number', td3.replace('L898902C36', 'L8989O2C36'), ['documentNumber', 'composite']],
    ['a wrong birth date', td3.replace('7408122', '7408132'), ['bornOn', 'composite']],
    ['a letter in the birth date', td3.replace('7408122', '74O8122'), ['bornOn', 'composite']],
    ['a day no calendar has', td3.replace('7408122', '7402307'), ['bornOn', 'composite']],
    ['a wrong expiry', td3.replace('1204159', '1204150'), ['expiresOn', 'composite']],
    ['a wrong personal number', td3.replace('ZE184226B', 'ZE184226A'), ['optional', 'composite']],
    ['a wrong last digit', td3.slice(0, -1) + '1', ['composite']],
    ['a digit in the name', td3.replace('ERIKSSON', 'ER1KSSON'), ['name']],
    ['a digit in the issuer', td3.replace('P<UTO', 'P<UT0'), ['issuer']],
    ['a digit in the nationality', td3.replace('6UTO', '6UT0'), ['nationality']],
    ['no name at all', td3.replace('ERIKSSON<<ANNA<MARIA', '<'.repeat(20)), ['name']],
    ['another sex', td3.replace('F12', 'K12'), ['sex']],
  ])('%s is shown and nothing is changed', (_what, text, doubtful) => {
    const reading = readable(text);
    expect(reading.doubtful).toEqual(doubtful);
    expect(reading.lines.join('\n')).toBe(text);
  });

  it('points at the characters readers mix up', () => {
    const reading = readable(td3.replace('L898902C36', 'L8989O2CI6'));
    expect(reading.documentNumber).toBe('L8989O2CI');
    expect(reading.suspects.filter(({ field }) => field === 'documentNumber')).toEqual([
      { field: 'documentNumber', line: 2, position: 6, character: 'O' },
      { field: 'documentNumber', line: 2, position: 9, character: 'I' },
    ]);
    expect(readable(td3.replace('7408122', '74O8122')).suspects).toContainEqual({
      field: 'bornOn',
      line: 2,
      position: 16,
      character: 'O',
    });
  });

  it('does not take a missing check digit of a number or date for a good one', () => {
    expect(readable(td3.replace('L898902C36', 'L898902C3<')).doubtful).toContain('documentNumber');
    expect(readable(td1.replace('D231458907', 'D23145890<')).doubtful).toContain('documentNumber');
    expect(readable(td3.replace('<<<<<10', '<<<<<<0')).doubtful).toContain('optional');
  });
});

const base: SpecimenHolder = {
  format: 'TD3',
  surname: 'Sample',
  givenNames: 'Person',
  number: 'X0000001',
  bornOn: '1990-05-12',
  expiresOn: '2030-01-01',
};

describe('holders and documents out of the ordinary', () => {
  it.each<[string, Partial<SpecimenHolder>, Partial<ReadableMrz>]>([
    ['unknown day of birth', { bornOn: '1974-05-XX' }, { bornOn: '1974-05-XX' as never, doubtful: [] }],
    ['unknown day and month', { bornOn: '1974-XX-XX' }, { bornOn: '1974-XX-XX' as never, doubtful: [] }],
    ['unknown birth', { bornOn: null }, { bornOn: null, doubtful: [] }],
    ['no expiry', { expiresOn: null }, { expiresOn: null, doubtful: [] }],
    ['expiry month only', { expiresOn: '2031-07-XX' }, { expiresOn: '2031-07-XX' as never, doubtful: [] }],
    ['born today', { bornOn: '2026-11-22' }, { bornOn: '2026-11-22' as never }],
    ['born a hundred years ago', { bornOn: '1926-11-23' }, { bornOn: '1926-11-23' as never }],
    [
      'one name',
      { surname: 'Sukarno', givenNames: '' },
      { surname: 'SUKARNO', givenNames: '', nameMayBeCut: false },
    ],
    [
      'one name of two words',
      { surname: 'Mary Ann', givenNames: '' },
      { surname: 'MARY ANN', givenNames: '' },
    ],
    [
      'hyphens and apostrophes',
      { surname: "O'Neil-Smith", givenNames: 'Jean-Luc' },
      { surname: 'ONEIL SMITH', givenNames: 'JEAN LUC' },
    ],
    [
      'a cut name',
      { surname: 'A'.repeat(30), givenNames: 'B'.repeat(30) },
      { surname: 'A'.repeat(30), givenNames: 'B'.repeat(7), nameMayBeCut: true },
    ],
    ['German codes', { issuer: 'D', nationality: 'D' }, { issuer: 'D', nationality: 'D', doubtful: [] }],
    ['stateless', { nationality: 'XXA' }, { nationality: 'XXA', doubtful: [] }],
    ['unspecified sex', { sex: null }, { sex: null, doubtful: [] }],
    ['two-letter code', { documentCode: 'PD' }, { documentCode: 'PD', doubtful: [] }],
    ['filler for an empty personal number', { emptyOptionalCheck: '<' }, { optional: '', doubtful: [] }],
    ['zero for an empty personal number', { emptyOptionalCheck: '0' }, { optional: '', doubtful: [] }],
    [
      'residence card',
      { format: 'TD1', documentCode: 'IR', number: 'ABCDEFGHIJKLMNO' },
      { documentCode: 'IR', documentNumber: 'ABCDEFGHIJKLMNO', doubtful: [] },
    ],
  ])('%s', (_what, change, expected) => {
    expect(readable(specimenMrz({ ...base, ...change }))).toMatchObject(expected);
  });

  it('keeps the year of a known day in an unknown month, and doubts it', () => {
    const zone = td3.replace('7408122', `74<<12${mrzCheckDigit('74<<12')}`);
    expect(readable(zone)).toMatchObject({ bornOn: '1974-XX-XX' });
    expect(readable(zone).doubtful).toContain('bornOn');
  });

  it('takes a holder without a surname as the document prints it', () => {
    const zone = td3.replace('ERIKSSON<<ANNA<MARIA', '<<ANNA<MARIA<<<<<<<<');
    expect(readable(zone)).toMatchObject({ surname: '', givenNames: 'ANNA MARIA', doubtful: [] });
  });
});

const word = fc.stringMatching(/^[A-Z]{1,12}$/);
const holder = fc.record({
  format: fc.constantFrom<MrzFormat>('TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'),
  surname: word,
  givenNames: fc.oneof(word, fc.constant('')),
  number: fc.stringMatching(/^[A-Z0-9]{1,9}$/),
  bornOn: fc.constantFrom('1974-08-12', '1974-08-XX', '1974-XX-XX', null, '2001-02-28'),
  sex: fc.constantFrom('female' as const, 'male' as const, null),
  expiresOn: fc.constantFrom('2031-12-31', '2012-01-01', null),
  issuer: fc.constantFrom('UTO', 'D', 'KAZ', 'XXA'),
  nationality: fc.constantFrom('UTO', 'D', 'UZB', 'XXB'),
  optional: fc.stringMatching(/^[A-Z0-9]{0,6}$/),
});

describe('any holder', () => {
  it('is read as written, whatever the document', () => {
    fc.assert(
      fc.property(holder, (person) => {
        const text = specimenMrz(person);
        expect(findMrz(text)).toBe(text);
        const { number: documentNumber, ...rest } = person;
        expect(readable(text)).toMatchObject({ ...rest, documentNumber, doubtful: [], suspects: [] });
      }),
      { seed: 9303, numRuns: 1000 },
    );
  });

  it('with a long number is read as written', () => {
    const long = fc.tuple(
      holder,
      fc.constantFrom<[MrzFormat, number]>(['TD1', 13], ['TD2', 5]),
      fc.stringMatching(/^[A-Z0-9]{22}$/),
      fc.nat(12),
    );
    fc.assert(
      fc.property(long, ([person, [format, room], letters, more]) => {
        const number = letters.slice(0, 9 + Math.min(room, more + 1));
        const reading = readable(specimenMrz({ ...person, format, number, optional: '' }));
        expect(reading).toMatchObject({ documentNumber: number, optional: '', doubtful: [] });
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('with one wrong character under a check digit is doubted or differs only where 7-3-1 is blind', () => {
    fc.assert(
      fc.property(holder, fc.nat(8), fc.integer({ min: 1, max: 9 }), (person, at, shift) => {
        const number = '123456789';
        const wrong = number.slice(0, at) + String((Number(number[at]) + shift) % 10) + number.slice(at + 1);
        const text = specimenMrz({ ...person, number, optional: '' }).replace(number, wrong);
        // All three weights are prime to ten: no single wrong digit can pass.
        expect(readable(text).doubtful).toContain('documentNumber');
        expect(readable(text).documentNumber).toBe(wrong);
      }),
      { seed: 31, numRuns: 500 },
    );
  });
});

/** The oracle's verdict on each check digit, by our field names. */
function oracleChecks(text: string): Record<string, boolean> {
  const names: Record<string, string> = {
    documentNumberCheckDigit: 'documentNumber',
    birthDateCheckDigit: 'bornOn',
    expirationDateCheckDigit: 'expiresOn',
    personalNumberCheckDigit: 'optional',
    compositeCheckDigit: 'composite',
  };
  const details = parse(text.split('\n')).details;
  return Object.fromEntries(
    details.flatMap(({ field, valid }) => (field !== null && names[field] ? [[names[field], valid]] : [])),
  );
}

describe('against another reader', () => {
  it('agrees on every check digit, number and name of TD1, TD2 and TD3, damaged or not', () => {
    // In the second line, never a filler made or lost: there the readers differ in style.
    const damage = fc.tuple(fc.nat(27), fc.constantFrom(...Array.from('0123456789ABCXYZ')));
    let compared = 0;
    fc.assert(
      fc.property(holder, fc.option(damage), (person, hit) => {
        if (person.format.startsWith('MRV')) return;
        const zone = specimenMrz({ ...person, issuer: 'KAZ', nationality: 'UZB' });
        const at = zone.indexOf('\n') + 1 + (hit?.[0] ?? 0);
        const damaged =
          hit === null || zone[at] === '<' ? zone : zone.slice(0, at) + hit[1] + zone.slice(at + 1);
        const reading = readable(damaged);
        const ours = Object.fromEntries(reading.checks.map(({ field, ok }) => [field, ok]));
        expect(ours).toEqual(oracleChecks(damaged));
        const theirs = parse(damaged.split('\n')).fields;
        if (damaged === zone) {
          expect([reading.documentNumber, reading.surname, reading.givenNames]).toEqual([
            theirs.documentNumber,
            theirs.lastName,
            theirs.firstName ?? '',
          ]);
        }
        compared += 1;
      }),
      { seed: 99, numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

describe('hostile input', () => {
  it('gets an answer for any text', () => {
    const zone = fc
      .constantFrom(72, 88, 90)
      .chain((length) => fc.stringMatching(new RegExp(`^[A-Z0-9<]{${String(length)}}$`)));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), zone), (text) => {
        const reading: MrzReading = readMrz(text, { today });
        if (reading.ok)
          expect(reading.lines.join('')).toBe(
            text.replace(/\s/g, '').replace(/[a-z]/g, (c) => c.toUpperCase()),
          );
        const found = findMrz(text);
        if (found !== null) expect(readMrz(found, { today }).ok).toBe(true);
      }),
      { seed: 13, numRuns: 2000 },
    );
  });

  it('takes time that grows with its length', () => {
    const started = performance.now();
    for (const text of [
      ' '.repeat(1e6),
      '<'.repeat(1e6),
      `${'<'.repeat(44)}\n`.repeat(2e4),
      'A '.repeat(5e5),
      `${td3}\n`.repeat(2e4),
      '\n'.repeat(1e6),
    ]) {
      readMrz(text, { today });
      findMrz(text);
    }
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
