import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { findingSchema } from '#shared/contract/desk.ts';
import { day } from '#shared/dates/day.ts';
import type { Finding, Light } from '#shared/rules/finding.ts';
import { judgeNotification, rulesPackage, rulesVersion, worstLight } from '#shared/rules/judge.ts';
import { clauseKeys, dayReasons, findingCodes, valueKeys, valueWords } from '#shared/rules/vocabulary.ts';
import { isMessageKey } from '../../renderer/messages/index.ts';
import { finding as en } from '../../renderer/messages/en/finding.ts';
import { fill, placesIn } from '../../renderer/messages/fill.ts';
import { finding as kk } from '../../renderer/messages/kk/finding.ts';
import { finding as ru } from '../../renderer/messages/ru/finding.ts';
import { anyDay, anyEarlierStay, anyNotice } from '#tests/fixtures/any-notice.ts';
import { foreigner } from '#tests/fixtures/notification.ts';
import { codes, contextOf, earlierStay, noticeOf, received } from '#tests/fixtures/rules.ts';

const seed = 20261122;
const languages = { kk, ru, en } satisfies Record<string, Record<keyof typeof en, string>>;
const rank: Record<Light, number> = { stop: 0, look: 1, noData: 2, order: 3 };

const anyContext = fc
  .record({
    today: anyDay,
    earlier: fc.array(anyEarlierStay, { maxLength: 4 }),
    firstDay: fc.constantFrom('arrival-day' as const, 'next-day' as const),
    borderDays: fc.constantFrom('both' as const, 'entry-only' as const),
    postDate: fc.constantFrom('postmark' as const, 'receipt' as const),
    postmarkFallback: fc.constantFrom('receipt' as const, 'receiptLess' as const),
    postalDays: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ today, earlier, ...settings }) => contextOf({ today, earlier, settings }));
const anyOptions = fc.record({
  posted: fc.option(
    fc.record({
      postmark: fc.constantFrom('legible' as const, 'illegible' as const, 'none' as const),
      postmarkOn: fc.option(anyDay),
      receivedOn: fc.option(anyDay),
      first: fc.option(
        fc.record({
          number: fc.constant('ALM2-IN-2026-000001'),
          postmarkOn: fc.option(anyDay),
          receivedOn: fc.option(anyDay),
        }),
      ),
    }),
  ),
  notificationId: fc.constantFrom(null, 'a'),
});

describe('the whole check of a notice', () => {
  test('a plain notice in time is in order in every line', () => {
    const findings = judgeNotification(noticeOf(), contextOf());
    expect(codes(findings)).toEqual([
      'timeliness.hostNotice.beforeCount',
      'timeliness.order923.running',
      'stayTerm.perEntry.within',
      'stayTerm.window.within',
      'document.validity.valid',
      'duplicates.known.none',
    ]);
    expect(worstLight(findings)).toBe('order');
  });

  test('the worst comes first, and within a light the order of rules and people stays', () => {
    const content = {
      ...received(noticeOf(), day('2026-11-30')),
      foreigners: [foreigner({ expiresOn: null }), foreigner({ citizenship: 'KAZ', documentNumber: 'L2' })],
    };
    expect(
      judgeNotification(content, contextOf()).map((item) => [item.light, item.foreigner, item.code]),
    ).toEqual([
      ['look', null, 'timeliness.hostNotice.late'],
      ['look', 1, 'stayTerm.regime.kazakhstan'],
      ['look', 1, 'duplicates.withinNotice.twice'],
      ['noData', 0, 'document.validity.noExpiry'],
      ['order', 0, 'timeliness.order923.running'],
      ['order', 0, 'stayTerm.perEntry.within'],
      ['order', 0, 'stayTerm.window.within'],
      ['order', 0, 'duplicates.known.none'],
      ['order', 1, 'duplicates.known.none'],
    ]);
  });

  test('a registered notice that is judged again is no duplicate of itself', () => {
    const itself = earlierStay({ notificationId: 'itself', arrivedOn: day('2026-11-20'), departsOn: null });
    const context = contextOf({ earlier: [itself] });
    const judged = (notificationId: string | null) =>
      codes(judgeNotification(noticeOf(), context, { notificationId }), 'duplicates');
    expect(judged('itself')).toEqual(['duplicates.known.none']);
    expect(judged(null)).toEqual(['duplicates.sameNotice.sameArrival']);
  });

  test('by post the postmark counts, in person the receipt', () => {
    const content = received(noticeOf({}, { arrivedOn: day('2026-11-09') }), day('2026-11-20'));
    const judged = (options: Parameters<typeof judgeNotification>[2]) =>
      codes(judgeNotification(content, contextOf(), options), 'timeliness.hostNotice');
    expect(judged({})).toEqual(['timeliness.hostNotice.late']);
    const postmarkOn = day('2026-11-12');
    expect(
      judged({ posted: { postmark: 'legible', postmarkOn, receivedOn: day('2026-11-20'), first: null } }),
    ).toEqual(['timeliness.hostNotice.inTime']);
  });

  test('order 923 looks at the term of the citizenship on the day of entry', () => {
    const long = contextOf({
      stayTerms: contextOf().stayTerms.map((row) =>
        row.code === 'visa-free' ? { ...row, daysPerEntry: 91 } : row,
      ),
    });
    expect(codes(judgeNotification(noticeOf(), long), 'timeliness.order923')).toEqual([]);
  });

  test.each([
    [[], 'order'],
    [['order', 'noData'], 'noData'],
    [['noData', 'look', 'order'], 'look'],
    [['look', 'stop'], 'stop'],
  ] as const)('the worst light of %o is %s', (lights, worst) => {
    expect(worstLight(lights.map((light) => ({ light })))).toBe(worst);
  });

  test('the package of rules has a number and the days it holds', () => {
    expect(rulesVersion).toBe(rulesPackage.id);
    expect(rulesPackage.id.slice(0, 10)).toBe(rulesPackage.validFrom);
    expect(rulesPackage.id).toMatch(/^\d{4}-\d{2}-\d{2}\.\d+$/);
  });
});

describe('for any content, register and day', () => {
  test('nothing is thrown, the worst comes first, the same facts give the same findings, and all of it crosses the contract', () => {
    fc.assert(
      fc.property(anyNotice, anyContext, anyOptions, (content, context, options) => {
        const findings = judgeNotification(content, context, options);
        const ranks = findings.map(({ light }) => rank[light]);
        expect(ranks).toEqual([...ranks].sort());
        expect(judgeNotification(structuredClone(content), { ...context }, options)).toEqual(findings);
        expect(v.parse(v.array(findingSchema), JSON.parse(JSON.stringify(findings)))).toEqual(findings);
      }),
      { seed, numRuns: 250 },
    );
  });

  test('every line can be said: sentence with all its values, clause, labels, reasons', () => {
    const words = new Set<string>(valueWords);
    fc.assert(
      fc.property(anyNotice, anyContext, anyOptions, (content, context, options) => {
        for (const finding of judgeNotification(content, context, options)) {
          expect(findingCodes).toContain(finding.code);
          expect(finding.code.startsWith(`${finding.rule}.`)).toBe(true);
          if (finding.clause !== null) expect(clauseKeys).toContain(finding.clause);
          for (const { key, kind, value } of finding.values) {
            expect(valueKeys).toContain(key);
            if (kind === 'setting') expect([...words]).toContain(`${key}.${value}`);
          }
          for (const { reason } of finding.arithmetic) expect(dayReasons).toContain(reason);
          sayInEveryLanguage(finding);
        }
      }),
      { seed, numRuns: 250 },
    );
  });

  test('a stay of somebody quite different changes nothing', () => {
    const stranger = earlierStay({
      notificationId: 'stranger',
      documentKey: 'QQ0000000',
      nameKey: 'nobody else',
      iin: '999999999999',
      addressKey: 'nowhere',
    });
    fc.assert(
      fc.property(anyNotice, anyContext, fc.nat(4), (content, context, place) => {
        const earlier = context.earlier.toSpliced(place, 0, stranger);
        expect(judgeNotification(content, { ...context, earlier })).toEqual(
          judgeNotification(content, context),
        );
      }),
      { seed, numRuns: 200 },
    );
  });
});

function sayInEveryLanguage({ code, params }: Finding): void {
  const key = `finding.${code}` as keyof typeof en;
  for (const messages of Object.values(languages)) {
    expect(Object.keys(params)).toEqual(expect.arrayContaining([...placesIn(messages[key])]));
  }
}

describe('the words of the findings', () => {
  const wanted = [
    ...findingCodes.map((code) => `finding.${code}`),
    ...clauseKeys.map((key) => `clause.${key}`),
    ...[...valueKeys, ...valueWords].map((key) => `value.${key}`),
    ...dayReasons.map((reason) => `dayReason.${reason}`),
  ];

  test('there is a message for each and none beside', () => {
    expect(Object.keys(en).sort()).toEqual([...wanted].sort());
    expect(new Set(wanted).size).toBe(wanted.length);
  });

  test('the same values are named in every language', () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect([key, placesIn(kk[key]), placesIn(ru[key])]).toEqual([
        key,
        placesIn(en[key]),
        placesIn(en[key]),
      ]);
    }
  });

  test('every source of the reference list has a citation', () => {
    const file = new URL('../../resources/reference/legal-sources.json', import.meta.url);
    const rows = JSON.parse(readFileSync(file, 'utf8')) as { readonly code: string }[];
    expect(rows.map(({ code }) => code).filter((code) => !isMessageKey(`clause.${code}`))).toEqual([]);
  });

  test.each([
    [1, 'Срок нарушен: 1 рабочий день сверх срока (3 календарных дня).'],
    [2, 'Срок нарушен: 2 рабочих дня сверх срока (3 календарных дня).'],
    [5, 'Срок нарушен: 5 рабочих дней сверх срока (3 календарных дня).'],
  ])('late by %i in Russian', (workingDays, start) => {
    const params = { workingDays, days: 3, dueOn: '', broughtOn: '' };
    expect(fill(ru['finding.timeliness.hostNotice.late'], 'ru', params).startsWith(start)).toBe(true);
  });
});
