import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { holds } from '#shared/forms/field.ts';
import {
  childFields,
  emptyChild,
  enclosureFields,
  foreignerFields,
  foreignerParts,
  hostFields,
  receiptFields,
  stayFields,
  stayOf,
} from '#shared/forms/notification-form.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { ReadContext } from '#shared/forms/read-field.ts';
import { readNotification } from '#shared/forms/read-notification.ts';
import { writeValues } from '#shared/forms/write-values.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';

const context: ReadContext = { today: day('2026-11-23'), codesOf: () => null };

function invented(
  change: (values: NotificationValues) => void = () => undefined,
  seed = 5,
): NotificationValues {
  const chance = chanceOf(seed);
  const values = inventNotification(chance, context.today, [inventHost(chance)]);
  change(values);
  return values;
}

const issuesAt = (values: NotificationValues, path: string) =>
  readNotification(values, context)
    .issues.filter((issue) => issue.path === path)
    .map(({ code, severity }) => `${severity} ${code}`);

describe('the form as data', () => {
  it('puts every foreigner field under exactly one heading', () => {
    const placed = Object.values(foreignerParts).flat();
    expect([...placed].sort()).toEqual(foreignerFields.map(({ key }) => key).sort());
  });

  it('lays conditions only on fields of the same group', () => {
    for (const fields of [
      hostFields,
      foreignerFields,
      childFields,
      stayFields,
      enclosureFields,
      receiptFields,
    ]) {
      const keys = new Set<string>(fields.map(({ key }) => key));
      const named = JSON.stringify(fields).matchAll(/"(?:field|filled)":"(\w+)"/g);
      for (const [, key] of named) expect(keys).toContain(key);
    }
  });

  it('judges conditions by all, any and not', () => {
    const values = { a: 'x', b: '' };
    expect(holds({ all: [{ field: 'a', is: ['x'] }, { filled: 'a' }] }, values)).toBe(true);
    expect(holds({ all: [{ field: 'a', is: ['x'] }, { filled: 'b' }] }, values)).toBe(false);
    expect(holds({ any: [{ field: 'a', is: ['y'] }, { not: { filled: 'b' } }] }, values)).toBe(true);
    expect(holds({ field: 'missing', is: [''] }, values)).toBe(true);
  });
});

describe('reading', () => {
  it('takes a complete notice without a block', () => {
    const { issues } = readNotification(invented(), context);
    expect(issues.filter(({ severity }) => severity === 'block')).toEqual([]);
  });

  it.each([
    ['a required field left empty', 'foreigners.0.citizenship', '', ['block field.required']],
    ['a day the calendar lacks', 'stay.arrivedOn', '31.02.2026', ['block day.noSuchDay']],
    ['text that is no day', 'stay.arrivedOn', 'soon', ['block day.unreadable']],
    ['a birth in the future', 'foreigners.0.bornOn', '24.11.2026', ['block day.inFuture']],
    ['a birth 121 years ago', 'foreigners.0.bornOn', '01.01.1905', ['warn day.tooOld']],
    ['receipt tomorrow', 'receipt.receivedOn', '24.11.2026', ['block day.inFuture']],
    ['a time that is none', 'stay.arrivedTime', '25:00', ['block time.unreadable']],
    ['sheets in words', 'enclosures.sheets', 'two', ['block number.unreadable']],
    ['an address of mail that is none', 'host.email', 'a@b', ['warn email.unreadable']],
    ['no identifier of the host', 'host.identifier', '', ['warn field.required']],
    [
      'a name with a bidi override',
      'foreigners.0.surname',
      'DOE\u202eX',
      ['block field.forbiddenCharacters'],
    ],
    ['a name too long', 'foreigners.0.surname', 'X'.repeat(101), ['block field.tooLong']],
    ['a code of no list', 'foreigners.0.sex', 'robot', ['block choice.notInList']],
  ] as const)('says what is wrong with %s', (...[, path, typed, expected]) => {
    const values = invented((made) => {
      const place = path.split('.');
      const key = place.pop() ?? '';
      const group = place.reduce<unknown>(
        (at, part) => (at as Record<string, unknown>)[part],
        made,
      ) as Record<string, string>;
      group[key] = typed;
    });
    expect(issuesAt(values, path)).toEqual(expected);
  });

  it('asks for one name only of a one-name person', () => {
    const values = invented((made) =>
      Object.assign(made.foreigners[0] ?? {}, { surname: '', givenNames: 'LEYLA' }),
    );
    expect(issuesAt(values, 'foreigners.0.surname')).toEqual([]);
    const nameless = invented((made) =>
      Object.assign(made.foreigners[0] ?? {}, { surname: '', givenNames: '' }),
    );
    expect(issuesAt(nameless, 'foreigners.0.surname')).toEqual(['block field.required']);
  });

  it('accepts free text instead of a listed address', () => {
    const values = invented((made) =>
      Object.assign(made.stay, {
        street: '',
        house: '',
        district: '',
        addressText: 'yurt behind the third hill',
      }),
    );
    expect(['street', 'house', 'district'].flatMap((key) => issuesAt(values, `stay.${key}`))).toEqual([]);
  });

  it('leaves out of the record what its condition hides, and keeps it in the form', () => {
    const values = invented((made) =>
      Object.assign(made.foreigners[0] ?? {}, {
        regime: 'visaFree',
        visaNumber: 'UT1',
        visaUntil: 'nonsense',
      }),
    );
    const { content, issues } = readNotification(values, context);
    expect(content.foreigners[0]?.visaNumber).toBeNull();
    expect(issues.filter(({ path }) => path.includes('visa'))).toEqual([]);
    expect(values.foreigners[0]?.visaNumber).toBe('UT1');
  });

  it('finds one document twice in a notice', () => {
    const values = invented((made) => {
      const [first] = made.foreigners;
      if (first !== undefined)
        made.foreigners = [
          first,
          {
            ...first,
            documentNumber: `${first.documentNumber.slice(0, 4)} ${first.documentNumber.slice(4)}`,
          },
        ];
    });
    expect(issuesAt(values, 'foreigners.1.documentNumber')).toContain('block document.twiceInNotice');
  });

  it('reads children inside the parent', () => {
    const values = invented((made) =>
      made.foreigners[0]?.children.push({
        ...emptyChild(),
        givenNames: 'ANNA',
        bornOn: '05.2019',
        sex: 'female',
      }),
    );
    const { content } = readNotification(values, context);
    expect(content.foreigners[0]?.children[0]).toMatchObject({
      givenNames: 'ANNA',
      bornOn: '2019-05-XX',
      sex: 'female',
    });
    expect(issuesAt(values, 'foreigners.0.children.0.bornOn')).toEqual([]);
  });

  it('gives one person of the notice days of her own', () => {
    const values = invented((made) =>
      Object.assign(made.foreigners[0] ?? {}, { ownStay: 'yes', ownArrivedOn: '22.11.2026' }),
    );
    const { content } = readNotification(values, context);
    const [person] = content.foreigners;
    expect(person && stayOf(content, person).arrivedOn).toBe('2026-11-22');
  });
});

describe('properties', () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 40, unit: 'grapheme' }),
    fc.constantFrom('22112026', '31.02.2026', 'visa', 'yes', '+7 701', 'work'),
  );
  const anyValues = fc
    .tuple(fc.nat(1_000), fc.array(fc.tuple(fc.nat(200), typed), { maxLength: 30 }))
    .map(([seed, edits]) =>
      invented((made) => {
        const groups = [
          made.host,
          made.stay,
          made.receipt,
          made.enclosures,
          ...made.foreigners,
        ] as unknown as Record<string, unknown>[];
        for (const [at, text] of edits) {
          const group = groups[at % groups.length] ?? {};
          const keys = Object.keys(group).filter((key) => typeof group[key] === 'string');
          group[keys[at % keys.length] ?? ''] = text;
        }
      }, seed),
    );

  it('reads anything without throwing, the same way twice, and never changes what was typed', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const before = JSON.stringify(values);
        const reading = readNotification(values, context);
        expect(readNotification(values, context)).toEqual(reading);
        expect(JSON.stringify(values)).toBe(before);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('writes back what it read: reading the written values gives the same content', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const { content } = readNotification(values, context);
        const stay = writeValues(stayFields, content.stay);
        const again = readNotification({ ...values, stay }, context);
        expect(again.content.stay).toEqual(content.stay);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
