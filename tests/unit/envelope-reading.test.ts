import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { day } from '#shared/dates/day.ts';
import { emptyEnvelope, envelopeFields } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { itemNumberIssues, noticesIn, readEnvelope } from '#shared/forms/read-envelope.ts';
import { isMessageKey } from '../../renderer/messages/index.ts';

const context = { today: day('2026-11-23'), codesOf: () => null };
const plain: EnvelopeValues = {
  ...emptyEnvelope(),
  postmark: 'legible',
  postmarkOn: '20.11.2026',
  receivedOn: '23.11.2026',
  senderName: 'Сынақ',
  senderAddress: 'Алма көшесі, 1',
  counted: '1',
};
const read = (changes: Partial<EnvelopeValues> = {}) => readEnvelope({ ...plain, ...changes }, context);
const found = (changes: Partial<EnvelopeValues>) =>
  read(changes).issues.map(({ path, code, severity }) => `${severity} ${path} ${code}`);

describe('an envelope as typed', () => {
  test('a plain one has nothing wrong', () => {
    expect(read()).toMatchObject({
      issues: [],
      content: { postmarkOn: '2026-11-20', counted: 1, declared: null, condition: [] },
    });
  });

  test.each<[string, Partial<EnvelopeValues>, string[]]>([
    ['the last possible day', { receivedOn: '23.11.2026', postmarkOn: '23.11.2026' }, []],
    ['a receipt tomorrow', { receivedOn: '24.11.2026' }, ['block receivedOn day.inFuture']],
    [
      'a receipt by the unit tomorrow',
      { unitReceivedOn: '24.11.2026' },
      ['block unitReceivedOn day.inFuture'],
    ],
    [
      'a postmark tomorrow',
      { postmarkOn: '24.11.2026' },
      ['block postmarkOn day.inFuture', 'warn postmarkOn envelope.postmarkAfterReceipt'],
    ],
    ['sixty days on its way', { postmarkOn: '24.09.2026' }, []],
    [
      'a day more: the year may be another',
      { postmarkOn: '23.09.2026' },
      ['warn postmarkOn envelope.postmarkLongAgo'],
    ],
    ['an illegible postmark needs no date', { postmark: 'illegible', postmarkOn: '24.11.2026' }, []],
    ['a legible one does', { postmarkOn: '' }, ['block postmarkOn field.required']],
    ['nobody looked at the postmark', { postmark: '', postmarkOn: '' }, ['block postmark field.required']],
    ['five hundred', { declared: '500', counted: '500' }, []],
    ['one more', { counted: '501' }, ['block counted envelope.tooManyNotices']],
    ['nothing inside', { counted: '0' }, ['warn counted envelope.nothingInside']],
    [
      'nothing of two inside',
      { declared: '2', counted: '0' },
      ['warn counted envelope.nothingInside', 'warn counted envelope.countDiffers'],
    ],
    ['more than declared', { declared: '1', counted: '2' }, ['warn counted envelope.countDiffers']],
    [
      'an enclosure is missing, another was not declared',
      { enclosuresDeclared: 'a,b', enclosuresFound: 'b,c' },
      ['warn enclosuresFound envelope.enclosuresMissing'],
    ],
    ['an unknown service', { service: 'pigeon' }, ['block service choice.notInList']],
  ])('%s', (_what, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test('a number of a postal item is doubted, never refused, and kept as typed', () => {
    expect(itemNumberIssues(' rr 123-456-785 kz ')).toEqual([]);
    expect(itemNumberIssues('RR123456784KZ')).toMatchObject([
      { code: 'envelope.itemCheckDigit', severity: 'warn' },
    ]);
    expect(itemNumberIssues('RR12345678KZ', 'number')).toMatchObject([
      { path: 'number', code: 'envelope.itemLength', params: { expected: 13, found: 12 } },
    ]);
    expect(read({ postNumber: 'RR123456784KZ' }).content.postNumber).toBe('RR123456784KZ');
  });

  test.each([
    [null, 0, 1],
    [null, 3, 3],
    [4, 3, 4],
    [1, 3, 3],
    [0, 0, 1],
  ])('%s declared and %s found are followed up as %s', (declared, counted, expected) => {
    expect(noticesIn({ declared, counted })).toBe(expected);
  });

  test('whatever is typed, every issue names a field and has a sentence', () => {
    const keys: ReadonlySet<string> = new Set(envelopeFields.map(({ key }) => key));
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'legible', 'none', '0', '1', '900', '23.11.2026', '24.11.2027', '01.01.0001'),
    );
    fc.assert(
      fc.property(fc.record(Object.fromEntries([...keys].map((key) => [key, typed]))), (values) => {
        for (const { path, code } of readEnvelope(values as unknown as EnvelopeValues, context).issues) {
          expect(keys).toContain(path);
          expect(isMessageKey(`issue.${code}`), code).toBe(true);
        }
      }),
    );
  });

  test('every field has its label', () => {
    for (const { key } of envelopeFields) expect(isMessageKey(`form.envelope.${key}`), key).toBe(true);
  });
});
