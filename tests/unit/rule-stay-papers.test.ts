import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { ForeignerContent } from '#shared/forms/notification-form.ts';
import { judgeStayTerm } from '#shared/rules/stay-term.ts';
import { codes, contextOf, earlierStay, noticeOf, only } from '#tests/fixtures/rules.ts';

type Changes = Partial<ForeignerContent>;

/** Departure as a day, or null for none told. */
function judge(
  person: Changes,
  departsOn: string | null = '2026-12-05',
  context: Parameters<typeof contextOf>[0] = {},
) {
  const content = noticeOf(person, { departsOn: departsOn === null ? null : day(departsOn) });
  return judgeStayTerm(content, 0, contextOf(context));
}

describe('a visa', () => {
  // Entry on 19 November 2026; thirty days of stay end on 18 December, the visa on 31 December.
  const visa: Changes = {
    regime: 'visa',
    visaCategory: 'B10',
    visaFrom: day('2026-11-01'),
    visaUntil: day('2026-12-31'),
    visaStayDays: 30,
    visaEntries: 'multiple',
  };
  const rule = 'stayTerm.visa';

  test.for([
    ['leaves on the last day of stay', {}, '2026-12-18', 'within', 'order', '2026-12-18'],
    ['leaves a day later', {}, '2026-12-19', 'departsBeyond', 'look', '2026-12-18'],
    [
      'validity ends before the days of stay do',
      { visaUntil: day('2026-12-10') },
      '2026-12-11',
      'departsBeyond',
      'look',
      '2026-12-10',
    ],
    [
      'leaves on the last day of validity',
      { visaUntil: day('2026-12-10') },
      '2026-12-10',
      'within',
      'order',
      '2026-12-10',
    ],
    [
      'entered on the first day',
      { visaFrom: day('2026-11-19') },
      '2026-12-05',
      'within',
      'order',
      '2026-12-18',
    ],
    [
      'entered before the first day',
      { visaFrom: day('2026-11-20') },
      '2026-12-05',
      'enteredBefore',
      'look',
      null,
    ],
    [
      'entered on the last day',
      { visaUntil: day('2026-11-19') },
      '2026-11-19',
      'within',
      'order',
      '2026-11-19',
    ],
    [
      'entered after the last day',
      { visaUntil: day('2026-11-18') },
      '2026-12-05',
      'enteredAfter',
      'look',
      null,
    ],
    ['no departure told', {}, null, 'noDeparture', 'noData', '2026-12-18'],
    ['no validity told', { visaUntil: null }, '2026-12-05', 'noValidity', 'noData', null],
    [
      'no validity told, yet beyond the days of stay',
      { visaUntil: null },
      '2026-12-19',
      'departsBeyond',
      'look',
      '2026-12-18',
    ],
    ['no days of stay told', { visaStayDays: null }, '2026-12-05', 'noStayDays', 'noData', '2026-12-31'],
    ['no days of stay at all', { visaStayDays: 0 }, '2026-12-05', 'noStayDays', 'noData', '2026-12-31'],
    ['no entry told', { enteredOn: null }, '2026-12-05', 'noEntry', 'noData', '2026-12-31'],
    ['no first day told', { visaFrom: null }, '2026-12-05', 'within', 'order', '2026-12-18'],
  ] as const)('%s', ([, changes, departsOn, outcome, light, dueOn]) => {
    const finding = only(judge({ ...visa, ...changes }, departsOn), rule);
    expect(finding).toMatchObject({ code: `${rule}.${outcome}`, light, dueOn, clause: 'jointOrder2016' });
  });

  test('over when today is past the last day and no departure in time is planned', () => {
    const on = (today: string, departsOn: string | null) =>
      only(judge(visa, departsOn, { today: day(today) }), rule).code;
    expect(on('2026-12-18', null)).toBe(`${rule}.noDeparture`);
    expect(on('2026-12-19', null)).toBe(`${rule}.overstayed`);
    expect(on('2026-12-19', '2026-12-18')).toBe(`${rule}.within`);
  });

  test('the setting is named where it decided', () => {
    const keys = (changes: Changes) =>
      only(judge({ ...visa, ...changes }), rule).values.map(({ key }) => key);
    expect(keys({})).toEqual([
      'visaCategory',
      'visaFrom',
      'visaUntil',
      'enteredOn',
      'departsOn',
      'visaStayDays',
      'today',
      'borderDays',
    ]);
    expect(keys({ visaStayDays: null })).not.toContain('borderDays');
  });

  test('border days decide about the days of stay, and only then can they be unconfirmed', () => {
    const entryOnly = { settings: { borderDays: 'entry-only', unconfirmed: ['borderDays'] } } as const;
    expect(only(judge(visa, '2026-12-19', entryOnly), rule)).toMatchObject({
      code: `${rule}.within`,
      unconfirmed: true,
    });
    expect(only(judge({ ...visa, visaStayDays: null }, '2026-12-19', entryOnly), rule).unconfirmed).toBe(
      false,
    );
  });

  describe('its entries', () => {
    const entriesRule = 'stayTerm.visaEntries';
    const before = (enteredOn: string | null, id: string) =>
      earlierStay({
        notificationId: id,
        enteredOn: enteredOn === null ? null : day(enteredOn),
        arrivedOn: day('2026-11-02'),
      });
    const used = (
      visaEntries: string | null,
      earlier: ReturnType<typeof earlierStay>[],
      changes: Changes = {},
    ) => codes(judge({ ...visa, ...changes, visaEntries }, '2026-12-05', { earlier }), entriesRule);

    test.each([
      ['single', ['2026-11-01'], true],
      ['single', ['2026-10-31'], false],
      ['single', ['2026-11-19'], false],
      ['single', [null], false],
      ['single', [], false],
      ['double', ['2026-11-01'], false],
      ['double', ['2026-11-01', '2026-11-01'], false],
      ['double', ['2026-11-01', '2026-11-10'], true],
      ['multiple', ['2026-11-01', '2026-11-10'], false],
      [null, ['2026-11-01'], false],
    ])('%s, entered before on %o: %s', (visaEntries, entries, fires) => {
      const earlier = entries.map((entry, index) => before(entry, `earlier-${index}`));
      expect(used(visaEntries, earlier)).toEqual(fires ? [`${entriesRule}.usedBefore`] : []);
    });

    test('not told apart without the first day of the visa, and never by somebody else’s entries', () => {
      expect(used('single', [before('2026-11-01', 'a')], { visaFrom: null })).toEqual([]);
      expect(used('single', [{ ...before('2026-11-01', 'a'), documentKey: 'X1', nameKey: 'other' }])).toEqual(
        [],
      );
    });

    test('the earlier entries come along to look at', () => {
      const findings = judge({ ...visa, visaEntries: 'single' }, '2026-12-05', {
        earlier: [before('2026-11-01', 'a')],
      });
      expect(only(findings, entriesRule)).toMatchObject({
        light: 'look',
        related: [{ notificationId: 'a' }],
        params: { count: 1 },
      });
    });
  });
});

describe('a residence permit', () => {
  const permit: Changes = { regime: 'permit', permitKind: 'temporary', permitUntil: day('2027-06-30') };
  const rule = 'stayTerm.permit';

  test.for([
    ['leaves on its last day', {}, '2027-06-30', 'within', 'order'],
    ['leaves a day later', {}, '2027-07-01', 'departsBeyond', 'look'],
    ['no departure told', {}, null, 'noDeparture', 'noData'],
    ['no validity told', { permitUntil: null }, '2026-12-05', 'noValidity', 'noData'],
    [
      'expired the day before the arrival',
      { permitUntil: day('2026-11-19') },
      '2026-11-19',
      'expired',
      'look',
    ],
    ['valid on the day of arrival', { permitUntil: day('2026-11-20') }, '2026-11-20', 'within', 'order'],
    ['expired by today', { permitUntil: day('2026-11-21') }, '2026-12-05', 'expired', 'look'],
    ['expires today', { permitUntil: day('2026-11-22') }, '2026-12-05', 'departsBeyond', 'look'],
  ] as const)('%s', ([, changes, departsOn, outcome, light]) => {
    const finding = only(judge({ ...permit, ...changes }, departsOn), rule);
    expect(finding).toMatchObject({ code: `${rule}.${outcome}`, light, clause: 'order992' });
  });

  test('a temporary permit is not given beyond the document', () => {
    const ceiling = (changes: Changes) => codes(judge({ ...permit, ...changes }), 'stayTerm.permitCeiling');
    expect(ceiling({ expiresOn: day('2027-06-29') })).toEqual(['stayTerm.permitCeiling.beyondDocument']);
    expect(only(judge({ ...permit, expiresOn: day('2027-06-29') }), 'stayTerm.permitCeiling').light).toBe(
      'look',
    );
    expect(ceiling({ expiresOn: day('2027-06-30') })).toEqual([]);
    expect(ceiling({ expiresOn: day('2027-06-29'), permitKind: 'permanent' })).toEqual([]);
    expect(ceiling({ expiresOn: null })).toEqual([]);
  });
});

describe('the document', () => {
  const rule = 'document.validity';

  test.for([
    ['valid on the day of departure', '2026-12-05', '2026-12-05', 'valid', 'order'],
    ['ends the day before the departure', '2026-12-04', '2026-12-05', 'endsBeforeDeparture', 'look'],
    ['expired the day before the arrival', '2026-11-19', '2026-12-05', 'expiredOnArrival', 'look'],
    ['ended between arrival and today', '2026-11-20', '2026-12-05', 'expired', 'look'],
    ['ended between arrival and today, no departure told', '2026-11-21', null, 'expired', 'look'],
    ['ends today, no departure told', '2026-11-22', null, 'valid', 'order'],
    ['ended after the person left', '2026-11-21', '2026-11-21', 'valid', 'order'],
    ['no end told', null, '2026-12-05', 'noExpiry', 'noData'],
  ] as const)('%s', ([, expiresOn, departsOn, outcome, light]) => {
    const finding = only(judge({ expiresOn: expiresOn === null ? null : day(expiresOn) }, departsOn), rule);
    expect(finding).toMatchObject({ code: `${rule}.${outcome}`, light });
  });

  test('without an arrival the entry stands for it', () => {
    const content = noticeOf({ expiresOn: day('2026-11-18') }, { arrivedOn: null });
    expect(only(judgeStayTerm(content, 0, contextOf()), rule).code).toBe(`${rule}.expiredOnArrival`);
  });

  test('a person with an own stay is judged by it', () => {
    const own = { ownStay: true, ownArrivedOn: day('2026-11-25'), ownDepartsOn: day('2026-11-30') };
    const at = (expiresOn: string) => only(judge({ ...own, expiresOn: day(expiresOn) }), rule).code;
    expect(at('2026-11-30')).toBe(`${rule}.valid`);
    expect(at('2026-11-24')).toBe(`${rule}.expiredOnArrival`);
  });
});
