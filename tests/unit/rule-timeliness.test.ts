import { describe, expect, test } from 'vitest';
import { addDays, day } from '#shared/dates/day.ts';
import type { NotificationContent } from '#shared/forms/notification-form.ts';
import type { PostedNotice, RuleContext } from '#shared/rules/context.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { judgeBerkut, judgeHostNotice, judgeOrder923 } from '#shared/rules/timeliness.ts';
import { foreigner } from '#tests/fixtures/notification.ts';
import { codes, contextOf, noticeOf, only, received } from '#tests/fixtures/rules.ts';

const hostNotice = 'timeliness.hostNotice';

function judge(
  content: NotificationContent,
  context: RuleContext = contextOf(),
  posted: PostedNotice | null = null,
) {
  return judgeHostNotice(content, context, posted);
}

describe('the notice of the host', () => {
  // Arrival on Friday 28 August 2026: due Wednesday 2 September by the next day, Tuesday 1 September by the day of arrival.
  const arrivedOn = day('2026-08-28');
  const notice = noticeOf({}, { arrivedOn });

  test.for([
    ['next-day', '2026-08-28', 'beforeCount', 'order', {}],
    ['next-day', '2026-08-30', 'beforeCount', 'order', {}],
    ['next-day', '2026-08-31', 'inTime', 'order', { number: 1, days: 3 }],
    ['next-day', '2026-09-02', 'inTime', 'order', { number: 3, days: 3 }],
    ['next-day', '2026-09-03', 'late', 'look', { workingDays: 1, days: 1 }],
    ['next-day', '2026-09-05', 'late', 'look', { workingDays: 2, days: 3 }],
    ['next-day', '2026-11-02', 'late', 'look', { workingDays: 42, days: 61 }],
    ['arrival-day', '2026-08-28', 'inTime', 'order', { number: 1, days: 3 }],
    ['arrival-day', '2026-08-30', 'inTime', 'order', { number: 1, days: 3 }],
    ['arrival-day', '2026-09-01', 'inTime', 'order', { number: 3, days: 3 }],
    ['arrival-day', '2026-09-02', 'late', 'look', { workingDays: 1, days: 1 }],
  ] as const)('counted by %s and received on %s: %s', ([firstDay, receivedOn, outcome, light, params]) => {
    const context = contextOf({ settings: { firstDay } });
    const finding = only(judge(received(notice, day(receivedOn)), context), hostNotice);
    expect(finding).toMatchObject({ code: `${hostNotice}.${outcome}`, light, params, foreigner: null });
    expect(finding.dueOn).toBe(firstDay === 'next-day' ? '2026-09-02' : '2026-09-01');
    expect(finding.arithmetic.at(-1)?.day).toBe(finding.dueOn);
  });

  test('brought on a Saturday after a Friday is late by no working day', () => {
    const content = received(noticeOf({}, { arrivedOn: day('2026-11-17') }), day('2026-11-21'));
    expect(only(judge(content), hostNotice).params).toMatchObject({
      workingDays: 0,
      days: 1,
      dueOn: '2026-11-20',
    });
  });

  test('the settings and the calendar that decided are named', () => {
    const finding = only(judge(received(notice, day('2026-09-01'))), hostNotice);
    expect(finding.values.map(({ key, origin }) => [key, origin])).toEqual([
      ['arrivedOn', 'form'],
      ['receivedOn', 'form'],
      ['noticeWorkingDays', 'setting'],
      ['firstDay', 'setting'],
      ['calendar', 'reference'],
    ]);
    expect(finding.clause).toBe('decree148Clause9');
  });

  test('after more than a year the dates themselves are doubted', () => {
    const at = (days: number) => only(judge(received(notice, addDays(arrivedOn, days))), hostNotice).code;
    expect(at(366)).toBe(`${hostNotice}.late`);
    expect(at(367)).toBe(`${hostNotice}.longAgo`);
    expect(only(judge(received(notice, addDays(arrivedOn, 367))), hostNotice).light).toBe('look');
    expect(
      only(judge(received(noticeOf({}, { arrivedOn: day('0001-01-01') }), day('2026-11-22'))), hostNotice)
        .code,
    ).toBe(`${hostNotice}.longAgo`);
  });

  test('before the arrival there is nothing to be late for, and the clerk looks at the dates', () => {
    const at = (receivedOn: string) => only(judge(received(notice, day(receivedOn))), hostNotice);
    expect(at('2026-08-27')).toMatchObject({
      code: `${hostNotice}.arrivalAhead`,
      light: 'look',
      dueOn: '2026-09-02',
    });
    expect(at('2026-08-28').code).toBe(`${hostNotice}.beforeCount`);
  });

  test('what is missing is named, and the due day is told as soon as it is known', () => {
    const noArrival = only(judge(noticeOf({}, { arrivedOn: null })), hostNotice);
    expect(noArrival).toMatchObject({ code: `${hostNotice}.noArrival`, light: 'noData', dueOn: null });
    const noReceipt = only(judge(received(notice, null)), hostNotice);
    expect(noReceipt).toMatchObject({
      code: `${hostNotice}.noReceipt`,
      light: 'noData',
      dueOn: '2026-09-02',
    });
    const atTheEnd = only(judge(noticeOf({}, { arrivedOn: day('9999-12-31') })), hostNotice);
    expect(atTheEnd).toMatchObject({ code: `${hostNotice}.noCalendar`, light: 'noData' });
  });

  test('an unconfirmed counting or calendar marks the finding', () => {
    const content = received(notice, day('2026-09-01'));
    const marked = (context: RuleContext) => only(judge(content, context), hostNotice).unconfirmed;
    expect(marked(contextOf())).toBe(false);
    expect(marked(contextOf({ settings: { unconfirmed: ['firstDay'] } }))).toBe(true);
    expect(marked(contextOf({ settings: { unconfirmed: ['postDate', 'order923', 'borderDays'] } }))).toBe(
      false,
    );
    const in2027 = received(noticeOf({}, { arrivedOn: day('2027-02-01') }), day('2027-02-02'));
    expect(only(judge(in2027), hostNotice).unconfirmed).toBe(true);
  });

  describe('by post', () => {
    // Due on Wednesday 2 September; what the form says of receipt is nobody's business here.
    const posted = received(notice, day('2026-09-30'));
    const envelope = (changes: Partial<PostedNotice> = {}): PostedNotice => ({
      postmark: 'legible',
      postmarkOn: day('2026-09-02'),
      receivedOn: day('2026-09-07'),
      first: null,
      ...changes,
    });
    const illegible = envelope({ postmark: 'illegible', postmarkOn: null });
    const byPost = (of: PostedNotice, settings: Partial<RuleContext['settings']> = {}) =>
      only(judge(posted, contextOf({ settings }), of), hostNotice);
    const shown = ({ values }: Finding) =>
      Object.fromEntries(values.map(({ key, value }) => [key, value] as const));

    test.for([
      // postDate, fallback, usual days, envelope, outcome, basis, day taken
      ['postmark', 'receipt', 5, envelope(), 'inTime', 'postmark', undefined],
      ['postmark', 'receipt', 5, envelope({ postmarkOn: day('2026-09-03') }), 'late', 'postmark', undefined],
      ['receipt', 'receipt', 5, envelope(), 'late', 'receipt', undefined],
      ['receipt', 'receiptLess', 5, illegible, 'late', 'receipt', undefined],
      ['postmark', 'receipt', 5, illegible, 'late', 'receiptForPostmark', undefined],
      ['postmark', 'receiptLess', 5, illegible, 'inTime', 'receiptLessPost', '2026-09-02'],
      ['postmark', 'receiptLess', 4, illegible, 'late', 'receiptLessPost', '2026-09-03'],
      ['postmark', 'receiptLess', 0, illegible, 'late', 'receiptLessPost', '2026-09-07'],
    ] as const)(
      '%s, else %s (%i days): %o is %s by %s',
      ([postDate, postmarkFallback, postalDays, of, ...expected]) => {
        const [outcome, basis, broughtOn] = expected;
        const finding = byPost(of, { postDate, postmarkFallback, postalDays });
        expect(finding).toMatchObject({ code: `${hostNotice}.${outcome}`, dueOn: '2026-09-02' });
        expect(shown(finding)).toMatchObject({ receivedOn: '2026-09-07', postDate, basis });
        expect(shown(finding).broughtOn).toBe(broughtOn);
        expect(shown(finding).postalDays).toBe(broughtOn === undefined ? undefined : String(postalDays));
      },
    );

    test('the steps from the receipt to the day that counts are all named', () => {
      const finding = byPost(illegible, { postmarkFallback: 'receiptLess', postalDays: 4 });
      expect(finding.values.map(({ key, value }) => [key, value])).toEqual([
        ['arrivedOn', '2026-08-28'],
        ['receivedOn', '2026-09-07'],
        ['postmark', 'illegible'],
        ['postDate', 'postmark'],
        ['postmarkFallback', 'receiptLess'],
        ['postalDays', '4'],
        ['basis', 'receiptLessPost'],
        ['broughtOn', '2026-09-03'],
        ['noticeWorkingDays', '3'],
        ['firstDay', 'next-day'],
        ['calendar', contextOf().calendar.version],
      ]);
      expect(finding.params).toMatchObject({ broughtOn: '2026-09-03', days: 1 });
    });

    describe('of an envelope that went back and came again', () => {
      const first = {
        number: 'ALM2-IN-2026-000001',
        postmarkOn: day('2026-09-01'),
        receivedOn: day('2026-09-04'),
      };
      const again = (changes: Partial<NonNullable<PostedNotice['first']>> = {}) =>
        envelope({
          postmarkOn: day('2026-09-20'),
          receivedOn: day('2026-09-22'),
          first: { ...first, ...changes },
        });

      test.for([
        ['postmark', 'receipt', again(), 'inTime', 'firstPostmark'],
        ['receipt', 'receipt', again(), 'late', 'firstReceipt'],
        ['receipt', 'receipt', again({ receivedOn: day('2026-09-02') }), 'inTime', 'firstReceipt'],
        // The first postmark could not be read: the second, readable one does not stand in for it.
        ['postmark', 'receipt', again({ postmarkOn: null }), 'late', 'firstReceiptForPostmark'],
        ['postmark', 'receiptLess', again({ postmarkOn: null }), 'beforeCount', 'firstReceiptLessPost'],
      ] as const)('%s, else %s: %o is %s by %s', ([postDate, postmarkFallback, of, outcome, basis]) => {
        const finding = byPost(of, { postDate, postmarkFallback });
        expect(finding.code).toBe(`${hostNotice}.${outcome}`);
        expect(shown(finding)).toMatchObject({
          basis,
          firstEnvelope: first.number,
          firstReceivedOn: of.first?.receivedOn,
          receivedOn: '2026-09-22',
          postmarkOn: '2026-09-20',
        });
      });
    });

    test('only the settings that decided can leave it open', () => {
      const unconfirmed = (keys: RuleContext['settings']['unconfirmed'], of: PostedNotice, settings = {}) =>
        byPost(of, { ...settings, unconfirmed: keys }).unconfirmed;
      expect(unconfirmed(['postDate'], envelope())).toBe(true);
      expect(unconfirmed(['postmarkFallback', 'postalDays'], envelope())).toBe(false);
      expect(unconfirmed(['postmarkFallback'], illegible)).toBe(true);
      expect(unconfirmed(['postalDays'], illegible)).toBe(false);
      expect(unconfirmed(['postalDays'], illegible, { postmarkFallback: 'receiptLess' })).toBe(true);
      expect(
        unconfirmed(['postDate', 'postmarkFallback', 'postalDays'], illegible, { postDate: 'receipt' }),
      ).toBe(true);
    });

    test('without any day there is no verdict, and no day is earlier than can be written', () => {
      const nothing = envelope({ postmarkOn: null, postmark: 'none', receivedOn: null });
      expect(byPost(nothing)).toMatchObject({ code: `${hostNotice}.noPostmark`, light: 'noData' });
      expect(byPost(nothing, { postDate: 'receipt' }).code).toBe(`${hostNotice}.noReceipt`);
      const early = envelope({ postmarkOn: null, postmark: 'none', receivedOn: day('0001-01-03') });
      expect(shown(byPost(early, { postmarkFallback: 'receiptLess', postalDays: 60 })).broughtOn).toBe(
        '0001-01-01',
      );
    });

    test('what the form says of receipt does not decide', () => {
      const finding = byPost(envelope());
      expect(finding.values.filter(({ key }) => key === 'receivedOn').map(({ value }) => value)).toEqual([
        '2026-09-07',
      ]);
    });
  });

  describe('with several people', () => {
    const someone = foreigner();
    const cameLater = foreigner({ ownStay: true, ownArrivedOn: day('2026-09-01') });
    const sameDay = foreigner({ ownStay: true, ownArrivedOn: arrivedOn });
    const withPeople = (foreigners: NotificationContent['foreigners']) => ({
      ...received(notice, day('2026-09-03')),
      foreigners,
    });

    test('one finding for the shared arrival, one more for each person with another', () => {
      expect(
        judge(withPeople([someone, cameLater, someone])).map(({ foreigner: index, code }) => [index, code]),
      ).toEqual([
        [null, `${hostNotice}.late`],
        [1, `${hostNotice}.inTime`],
      ]);
    });

    test('nobody is judged by an arrival that is nobody’s', () => {
      expect(judge(withPeople([cameLater])).map(({ foreigner: index }) => index)).toEqual([0]);
      expect(judge(withPeople([sameDay])).map(({ foreigner: index }) => index)).toEqual([null]);
      expect(judge(withPeople([])).map(({ foreigner: index }) => index)).toEqual([null]);
    });
  });
});

describe('visa holders', () => {
  test('only a visa holder is also registered by Berkut', () => {
    expect(codes(judgeBerkut(foreigner({ regime: 'visa' }), 2))).toEqual(['timeliness.berkut.visaHolder']);
    expect(judgeBerkut(foreigner({ regime: 'visa' }), 2)[0]).toMatchObject({ foreigner: 2, light: 'order' });
    for (const regime of ['visaFree', 'permit', null])
      expect(judgeBerkut(foreigner({ regime }), 0)).toEqual([]);
  });
});

describe('registration under Order 923', () => {
  const rule = 'timeliness.order923';
  const judge923 = (
    person: Parameters<typeof foreigner>[0],
    context: RuleContext = contextOf(),
    daysPerEntry: number | null = 30,
  ) => judgeOrder923({ foreigner: foreigner(person), index: 0, daysPerEntry }, context);
  const entered = (enteredOn: string) => ({ enteredOn: day(enteredOn) });

  test.each([
    ['next-day', '2026-11-19', '2026-12-19'],
    ['arrival-day', '2026-11-19', '2026-12-18'],
  ] as const)('thirty calendar days by %s from %s end on %s', (firstDay, enteredOn, dueOn) => {
    const finding = only(judge923(entered(enteredOn), contextOf({ settings: { firstDay } })), rule);
    expect(finding).toMatchObject({ code: `${rule}.running`, light: 'order', dueOn, params: { days: 30 } });
    expect(finding.arithmetic.map((item) => item.counted)).toEqual(
      firstDay === 'next-day' ? [null, 30] : [1, 30],
    );
  });

  test('a term of one day ends where it begins', () => {
    const order923 = { on: true, from: day('2026-07-01'), days: 1 };
    const context = contextOf({ settings: { firstDay: 'arrival-day', order923 } });
    expect(only(judge923(entered('2026-11-19'), context), rule)).toMatchObject({
      dueOn: '2026-11-19',
      arithmetic: [{ day: '2026-11-19', counted: 1, reason: 'calendar', note: null }],
    });
  });

  test('on the last day it runs, on the day after it has ended', () => {
    const on = (today: string) =>
      only(judge923(entered('2026-10-01'), contextOf({ today: day(today) })), rule);
    expect(on('2026-10-31')).toMatchObject({ code: `${rule}.running`, dueOn: '2026-10-31' });
    expect(on('2026-11-01')).toMatchObject({ code: `${rule}.ended`, light: 'look' });
  });

  test('it begins with entries of its first day and can be switched off', () => {
    expect(judge923(entered('2026-06-30'))).toEqual([]);
    expect(judge923(entered('2026-07-01'))).toHaveLength(1);
    const off = { on: false, from: day('2026-07-01'), days: 30 };
    expect(judge923(entered('2026-07-01'), contextOf({ settings: { order923: off } }))).toEqual([]);
  });

  test('it is about visa-free immigrants of states with up to ninety days', () => {
    expect(judge923({ regime: 'visa' })).toEqual([]);
    expect(judge923({ regime: 'permit' })).toEqual([]);
    expect(judge923({ regime: null })).toEqual([]);
    expect(judge923({ citizenship: 'KAZ' })).toEqual([]);
    expect(judge923({}, contextOf(), 90)).toHaveLength(1);
    expect(judge923({}, contextOf(), 91)).toEqual([]);
    expect(judge923({}, contextOf(), null)).toHaveLength(1);
  });

  test('without a day of entry it asks for it, once the order is in force', () => {
    expect(only(judge923({ enteredOn: null }), rule)).toMatchObject({
      code: `${rule}.noEntry`,
      light: 'noData',
    });
    expect(judge923({ enteredOn: null }, contextOf({ today: day('2026-06-30') }))).toEqual([]);
    expect(judge923({ enteredOn: null }, contextOf({ today: day('2026-07-01') }))).toHaveLength(1);
  });

  test('it says that its start is not confirmed', () => {
    const context = contextOf({ settings: { unconfirmed: ['order923'] } });
    expect(only(judge923({}, context), rule).unconfirmed).toBe(true);
    expect(only(judge923({}), rule).unconfirmed).toBe(false);
  });
});
