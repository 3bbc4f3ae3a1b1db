import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween, fromDayNumber } from '#shared/dates/day.ts';
import type { StayTermRow } from '#shared/rules/context.ts';
import { judgeStayTerm } from '#shared/rules/stay-term.ts';
import { stayTermOn } from '#shared/rules/stay-visa-free.ts';
import { windowUse } from '#shared/rules/visit-days.ts';
import type { Visit } from '#shared/rules/visit-days.ts';
import { codes, contextOf, earlierStay, noticeOf, only, stayTerms } from '#tests/fixtures/rules.ts';

const seed = 20261122;

function row(changes: Partial<StayTermRow>): StayTermRow {
  const [first] = stayTerms;
  if (first === undefined) throw new Error('no stay terms');
  return { ...first, ...changes };
}

describe('the term that holds for a citizenship on the day of entry', () => {
  test.each([
    ['RUS', '2026-11-19', 'eaeu'],
    ['KGZ', '2023-01-27', 'eaeu'],
    ['RUS', '2023-01-26', null],
    ['DEU', '2026-11-19', 'visa-free'],
    ['CHN', '2026-11-19', 'china'],
    ['IND', '2026-11-19', 'india-iran'],
    ['TUR', '2025-08-24', 'visa-free'],
    ['TUR', '2025-08-25', 'turkiye'],
    ['GEO', '2026-11-19', 'treaty-90'],
    ['XXA', '2026-11-19', null],
    ['XXB', '2026-11-19', null],
    ['XXC', '2026-11-19', null],
    ['XXX', '2026-11-19', null],
  ])('%s entering on %s: %s', (citizenship, enteredOn, code) => {
    expect(stayTermOn(stayTerms, citizenship, day(enteredOn))?.code ?? null).toBe(code);
  });

  test('the row that names fewer states goes first, then the later one, whatever the order of the rows', () => {
    const general = row({ code: 'general', citizenships: null, validFrom: null });
    const pair = row({ code: 'pair', citizenships: ['UTO', 'DEU'], validFrom: day('2026-01-01') });
    const own = row({ code: 'own', citizenships: ['UTO'], validFrom: null });
    const newer = row({ code: 'newer', citizenships: ['UTO'], validFrom: day('2026-06-01') });
    const chosen = (rows: StayTermRow[]) => stayTermOn(rows, 'UTO', day('2026-11-19'))?.code;
    for (const rows of [
      [general, pair, own, newer],
      [newer, own, pair, general],
      [own, general, newer, pair],
    ]) {
      expect(chosen(rows)).toBe('newer');
      expect(chosen(rows.filter(({ code }) => code !== 'newer'))).toBe('own');
      expect(chosen(rows.filter(({ code }) => code === 'general' || code === 'pair'))).toBe('pair');
    }
  });

  test('a row that names people without citizenship holds for them', () => {
    const named = row({ citizenships: ['XXA'], validFrom: null });
    expect(stayTermOn([named], 'XXA', day('2026-11-19'))).toBe(named);
  });
});

describe('a visa-free stay', () => {
  const context = contextOf();
  // Entry on 19 November 2026; 30 days end on 18 December when both border days count.
  const judge = (departsOn: string | null, changes: Parameters<typeof contextOf>[0] = {}) =>
    judgeStayTerm(
      noticeOf({}, { departsOn: departsOn === null ? null : day(departsOn) }),
      0,
      contextOf(changes),
    );

  test.for([
    ['2026-12-18', '2026-11-22', 'within', 'order'],
    ['2026-12-19', '2026-11-22', 'departsBeyond', 'look'],
    [null, '2026-11-22', 'noDeparture', 'noData'],
    [null, '2026-12-18', 'noDeparture', 'noData'],
    [null, '2026-12-19', 'overstayed', 'look'],
    ['2026-12-19', '2026-12-19', 'overstayed', 'look'],
    ['2026-12-18', '2027-02-01', 'within', 'order'],
  ] as const)('leaving on %s, judged on %s: %s', ([departsOn, today, outcome, light]) => {
    const finding = only(judge(departsOn, { today: day(today) }), 'stayTerm.perEntry');
    expect(finding).toMatchObject({
      code: `stayTerm.perEntry.${outcome}`,
      light,
      dueOn: '2026-12-18',
      clause: 'decree1146',
    });
  });

  test('when only the entry counts, the day of departure comes on top', () => {
    const entryOnly = { settings: { borderDays: 'entry-only' } } as const;
    expect(only(judge('2026-12-19', entryOnly), 'stayTerm.perEntry').code).toBe('stayTerm.perEntry.within');
    expect(only(judge('2026-12-20', entryOnly), 'stayTerm.perEntry').code).toBe(
      'stayTerm.perEntry.departsBeyond',
    );
  });

  test('how far beyond is told in days', () => {
    expect(only(judge('2026-12-21'), 'stayTerm.perEntry').params).toEqual({
      days: 30,
      number: 4,
      lastOn: '2026-12-18',
      departsOn: '2026-12-21',
      over: 3,
    });
    expect(only(judge(null, { today: day('2026-12-20') }), 'stayTerm.perEntry').params).toMatchObject({
      over: 2,
    });
  });

  test('the day of the stay is told: entry is day 1, and a stay that is over stops counting', () => {
    const number = (today: string, departsOn = '2026-12-05') =>
      only(judge(departsOn, { today: day(today) }), 'stayTerm.perEntry').params.number;
    expect(number('2026-11-18')).toBe(1);
    expect(number('2026-11-19')).toBe(1);
    expect(number('2026-11-22')).toBe(4);
    expect(number('2026-12-31')).toBe(17);
  });

  test.each([
    ['RUS', '2027-02-16', '2027-02-17'],
    ['CHN', '2026-12-02', '2026-12-03'],
    ['TUR', '2027-02-16', '2027-02-17'],
  ])('%s may stay until %s, not until %s', (citizenship, last, beyond) => {
    const at = (departsOn: string) =>
      only(
        judgeStayTerm(noticeOf({ citizenship }, { departsOn: day(departsOn) }), 0, context),
        'stayTerm.perEntry',
      ).code;
    expect(at(last)).toBe('stayTerm.perEntry.within');
    expect(at(beyond)).toBe('stayTerm.perEntry.departsBeyond');
  });

  test('a term limited to purposes is held against the purpose, when there is one', () => {
    const chinese = judgeStayTerm(noticeOf({ citizenship: 'CHN', purpose: 'work' }), 0, context);
    expect(only(chinese, 'stayTerm.purpose')).toMatchObject({ light: 'look', unconfirmed: true });
    const at = (citizenship: string, purpose: string | null) =>
      codes(judgeStayTerm(noticeOf({ citizenship, purpose }), 0, context), 'stayTerm.purpose');
    expect(at('CHN', 'work')).toEqual(['stayTerm.purpose.outside']);
    expect(at('CHN', 'tourism')).toEqual([]);
    expect(at('CHN', null)).toEqual([]);
    expect(at('DEU', 'work')).toEqual([]);
  });

  test('what is not on record is said, not guessed', () => {
    const georgian = judgeStayTerm(noticeOf({ citizenship: 'GEO' }), 0, context);
    expect(only(georgian, 'stayTerm.window')).toMatchObject({
      code: 'stayTerm.window.noLimit',
      light: 'noData',
      unconfirmed: true,
    });
    const noDays = contextOf({ stayTerms: [row({ citizenships: ['UTO'], daysPerEntry: null })] });
    expect(only(judgeStayTerm(noticeOf(), 0, noDays), 'stayTerm.perEntry')).toMatchObject({
      code: 'stayTerm.perEntry.noLimit',
      light: 'noData',
    });
    for (const half of [{ windowDays: null }, { daysInWindow: null }]) {
      const halfKnown = contextOf({ stayTerms: [row({ citizenships: ['UTO'], ...half })] });
      expect(only(judgeStayTerm(noticeOf(), 0, halfKnown), 'stayTerm.window').code).toBe(
        'stayTerm.window.noLimit',
      );
    }
  });

  test('the facts, the row and the setting that decided are named', () => {
    const named = (rule: string) =>
      only(judge('2026-12-05'), rule).values.map(({ key, value }) => `${key} ${value}`);
    expect(named('stayTerm.perEntry').slice(0, -1)).toEqual([
      'citizenship UTO',
      'enteredOn 2026-11-19',
      'departsOn 2026-12-05',
      'today 2026-11-22',
      'daysPerEntry 30',
      'borderDays both',
      'stayTerm visa-free',
    ]);
    expect(named('stayTerm.window')).toEqual(expect.arrayContaining(['daysInWindow 90', 'windowDays 180']));
  });

  test('rows and settings nobody confirmed mark the finding', () => {
    const marked = (changes: Parameters<typeof contextOf>[0]) =>
      only(judge('2026-12-01', changes), 'stayTerm.perEntry').unconfirmed;
    const confirmed = [row({ citizenships: ['UTO'], confidence: 'confirmed' })];
    expect(marked({ stayTerms: confirmed })).toBe(false);
    expect(marked({ stayTerms: confirmed, settings: { unconfirmed: ['borderDays'] } })).toBe(true);
    expect(marked({ stayTerms: confirmed, settings: { unconfirmed: ['firstDay'] } })).toBe(false);
    expect(marked({ stayTerms: [row({ citizenships: ['UTO'], confidence: 'unconfirmed' })] })).toBe(true);
    // Which states the general row is for was not found: nobody has confirmed it for a state without a row of its own.
    expect(marked({})).toBe(true);
  });

  test('a mistyped year at the end of the calendar is judged too', () => {
    const content = noticeOf({ enteredOn: day('9999-12-30') });
    expect(only(judgeStayTerm(content, 0, context), 'stayTerm.perEntry').dueOn).toBe('9999-12-31');
    expect(only(judgeStayTerm(content, 0, context), 'stayTerm.window').dueOn).toBe('9999-12-31');
  });
});

describe('who and by what right', () => {
  const judge = (person: Parameters<typeof noticeOf>[0]) =>
    judgeStayTerm(noticeOf(person), 0, contextOf()).filter(({ rule }) => rule.startsWith('stayTerm.'));

  test.each([
    [{ citizenship: 'KAZ' }, 'stayTerm.regime.kazakhstan', 'look'],
    [{ citizenship: null }, 'stayTerm.regime.noCitizenship', 'noData'],
    [{ regime: null }, 'stayTerm.regime.noRegime', 'noData'],
    [{ citizenship: 'XXA' }, 'stayTerm.visaFree.stateless', 'look'],
    [{ enteredOn: null }, 'stayTerm.visaFree.noEntry', 'noData'],
    [{ enteredOn: day('2020-01-01') }, 'stayTerm.visaFree.noTerm', 'noData'],
  ])('%o: %s, %s', (person, code, light) => {
    expect(judge(person)).toMatchObject([{ code, light, foreigner: 0 }]);
  });

  test('a citizen of Kazakhstan is judged by nothing else, not even the document', () => {
    expect(codes(judgeStayTerm(noticeOf({ citizenship: 'KAZ', expiresOn: null }), 0, contextOf()))).toEqual([
      'stayTerm.regime.kazakhstan',
    ]);
  });

  test('visa and permit holders are not held to the visa-free terms', () => {
    for (const regime of ['visa', 'permit']) {
      const rules = judge({ regime, visaUntil: null, permitUntil: null }).map(({ rule }) => rule);
      expect(rules).toEqual([`stayTerm.${regime}`]);
    }
  });

  test('nobody at this place in the notice: nothing to say', () => {
    expect(judgeStayTerm(noticeOf(), 1, contextOf())).toEqual([]);
  });
});

describe('ninety days in any hundred and eighty', () => {
  const enteredOn = day('2026-11-19');
  const last = (visits: readonly Visit[], borderDays: 'both' | 'entry-only' = 'both') =>
    windowUse({ enteredOn, visits, daysInWindow: 90, windowDays: 180, borderDays }).lastDay;
  const visit = (from: string, until: string | null): Visit => ({
    enteredOn: day(from),
    departsOn: until === null ? null : day(until),
  });

  test('without earlier visits it is ninety days from entry', () => {
    expect(last([])).toBe(addDays(enteredOn, 89));
  });

  test.each([
    // Sixty days up to the eve of this entry leave thirty, and none of them leaves the window meanwhile.
    [[visit('2026-09-20', '2026-11-18')], '2026-12-18'],
    // The same sixty days in one stay noted twice and in overlapping notices are sixty days still.
    [
      [
        visit('2026-09-20', '2026-11-18'),
        visit('2026-09-20', '2026-11-18'),
        visit('2026-10-01', '2026-11-18'),
      ],
      '2026-12-18',
    ],
    // Two separate earlier visits add up.
    [[visit('2026-08-01', '2026-08-30'), visit('2026-10-01', '2026-10-30')], '2026-12-18'],
    // Days 180 and more before the last day have left the window.
    [[visit('2026-05-01', '2026-05-23')], addDays(enteredOn, 89)],
    // 24 May 2026 is the first day a window ending on 19 November can see; it is gone long before day 90.
    [[visit('2026-05-24', '2026-05-24')], addDays(enteredOn, 89)],
    // A planned departure after the next entry cannot have happened.
    [[visit('2026-11-10', '2027-05-01')], addDays(enteredOn, 80)],
    // An unknown departure counts the day of entry only.
    [[visit('2026-11-01', null)], addDays(enteredOn, 88)],
  ])('%#', (visits, lastDay) => {
    expect(last(visits)).toBe(lastDay);
  });

  test('a window is a hundred and eighty days with both its ends', () => {
    const used = (from: string) =>
      windowUse({
        enteredOn,
        visits: [visit(from, from)],
        daysInWindow: 90,
        windowDays: 180,
        borderDays: 'both',
      });
    expect(used('2026-05-24').usedOn(enteredOn)).toBe(2);
    expect(used('2026-05-23').usedOn(enteredOn)).toBe(1);
    expect(used('2026-05-24').usedOn(addDays(enteredOn, 1))).toBe(2);
  });

  test('an earlier visit ends with the next one at the latest, whatever departure was planned', () => {
    // 1 August to 1 September, then to 5 September: 36 days.
    const visits = [visit('2026-08-01', '2026-10-30'), visit('2026-09-01', '2026-09-05')];
    expect(last(visits)).toBe(addDays(enteredOn, 89 - 36));
    expect(last(visits.toReversed())).toBe(addDays(enteredOn, 89 - 36));
  });

  test('the day of departure counts by the setting', () => {
    expect(last([visit('2026-10-01', '2026-10-10')], 'both')).toBe(addDays(enteredOn, 79));
    expect(last([visit('2026-10-01', '2026-10-10')], 'entry-only')).toBe(addDays(enteredOn, 80));
    expect(last([visit('2026-10-01', '2026-10-01')], 'entry-only')).toBe(addDays(enteredOn, 88));
  });

  test('ninety days just before leave none', () => {
    expect(last([visit('2026-08-21', '2026-11-18')])).toBe('2026-11-18');
    expect(last([visit('2026-08-22', '2026-11-18')])).toBe('2026-11-19');
  });

  test('a limit as long as the window never binds', () => {
    const use = (daysInWindow: number) =>
      windowUse({ enteredOn, visits: [], daysInWindow, windowDays: 180, borderDays: 'both' }).lastDay;
    expect(use(180)).toBeNull();
    expect(use(179)).toBe(addDays(enteredOn, 178));
  });

  test('for any visits: the last day is within the limit, the day after is not, and more visits never lengthen the stay', () => {
    const anyVisit = fc
      .tuple(fc.integer({ min: 20_300, max: 20_790 }), fc.option(fc.integer({ min: 0, max: 200 })))
      .map(([from, length]): Visit => {
        const start = fromDayNumber(from);
        return { enteredOn: start, departsOn: length === null ? null : addDays(start, length) };
      });
    fc.assert(
      fc.property(
        fc.array(anyVisit, { maxLength: 8 }),
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom('both' as const, 'entry-only' as const),
        (visits, daysInWindow, borderDays) => {
          const term = { enteredOn, daysInWindow, windowDays: 180, borderDays };
          const use = windowUse({ ...term, visits });
          const lastDay = use.lastDay ?? enteredOn;
          if (lastDay >= enteredOn) expect(use.usedOn(lastDay)).toBeLessThanOrEqual(daysInWindow);
          expect(use.usedOn(addDays(lastDay, 1))).toBeGreaterThan(daysInWindow);
          expect(daysBetween(enteredOn, lastDay)).toBeLessThan(daysInWindow);
          const unvisited = windowUse({ ...term, visits: [] }).lastDay ?? enteredOn;
          expect(lastDay <= unvisited).toBe(true);
        },
      ),
      { seed },
    );
  });
});

describe('the rolling limit of a person this office knows', () => {
  const sixtyDays = {
    enteredOn: day('2026-09-20'),
    arrivedOn: day('2026-09-21'),
    departsOn: day('2026-11-18'),
  };
  const judge = (
    earlier: Parameters<typeof earlierStay>[0][],
    departsOn: string | null,
    citizenship = 'RUS',
  ) =>
    judgeStayTerm(
      noticeOf({ citizenship }, { departsOn: departsOn === null ? null : day(departsOn) }),
      0,
      contextOf({ earlier: earlier.map((changes) => earlierStay({ citizenship, ...changes })) }),
    );

  test('the known stays shorten the term', () => {
    const finding = only(judge([sixtyDays], '2026-12-18'), 'stayTerm.window');
    expect(finding).toMatchObject({ code: 'stayTerm.window.within', light: 'order', dueOn: '2026-12-18' });
    expect(finding.params).toMatchObject({ limit: 90, window: 180, used: 64 });
    expect(finding.related.map(({ notificationId }) => notificationId)).toEqual(['earlier-1']);
    expect(only(judge([sixtyDays], '2026-12-19'), 'stayTerm.window')).toMatchObject({
      code: 'stayTerm.window.departsBeyond',
      light: 'look',
    });
  });

  test('stays of somebody else, and of a namesake who is not certainly the same, are not counted', () => {
    for (const other of [
      { documentKey: 'X1', nameKey: 'other' },
      { documentKey: 'X1', bornOn: day('1974-08-13') },
      { documentKey: 'X1', citizenship: 'DEU' },
    ]) {
      expect(only(judge([{ ...sixtyDays, ...other }], '2027-02-16'), 'stayTerm.window')).toMatchObject({
        code: 'stayTerm.window.within',
        related: [],
      });
    }
    expect(only(judge([{ ...sixtyDays, documentKey: 'X1' }], '2027-02-16'), 'stayTerm.window').code).toBe(
      'stayTerm.window.departsBeyond',
    );
  });

  test('an earlier notice of this very entry is not an earlier visit', () => {
    const thisEntry = {
      enteredOn: day('2026-11-19'),
      arrivedOn: day('2026-11-19'),
      departsOn: day('2026-11-20'),
    };
    expect(only(judge([thisEntry], '2027-02-16'), 'stayTerm.window')).toMatchObject({
      dueOn: '2027-02-16',
      related: [],
    });
  });

  test('without a day of entry the arrival at the address stands for it', () => {
    expect(only(judge([{ ...sixtyDays, enteredOn: null }], '2026-12-19'), 'stayTerm.window').dueOn).toBe(
      '2026-12-19',
    );
  });

  test('an earlier stay without departure is asked about', () => {
    const findings = judge([{ ...sixtyDays, departsOn: null }], '2026-12-18').filter(
      ({ rule }) => rule === 'stayTerm.window',
    );
    expect(findings.map(({ code }) => code)).toEqual(['stayTerm.window.within', 'stayTerm.window.openStay']);
    expect(findings[1]).toMatchObject({ light: 'noData', params: { count: 1 } });
    expect(codes(judge([sixtyDays], '2026-12-18'), 'stayTerm.window')).toEqual(['stayTerm.window.within']);
  });

  test('nothing left before this entry', () => {
    const ninety = { enteredOn: day('2026-08-21'), departsOn: day('2026-11-18') };
    expect(only(judge([ninety], null), 'stayTerm.window')).toMatchObject({
      code: 'stayTerm.window.usedUp',
      light: 'look',
      params: { used: 90 },
    });
    const eightyNine = { enteredOn: day('2026-08-22'), departsOn: day('2026-11-18') };
    expect(only(judge([eightyNine], null), 'stayTerm.window')).toMatchObject({
      code: 'stayTerm.window.overstayed',
      dueOn: '2026-11-19',
      params: { over: 3 },
    });
  });

  test('a missing departure is asked for once, by the term of one entry', () => {
    expect(codes(judge([], null), 'stayTerm')).toEqual([
      'stayTerm.perEntry.noDeparture',
      'stayTerm.window.within',
    ]);
  });

  test('with entry-only the day of departure comes on top of the last day of stay', () => {
    const content = noticeOf({ citizenship: 'RUS' }, { departsOn: day('2027-02-17') });
    const at = (borderDays: 'both' | 'entry-only') =>
      only(judgeStayTerm(content, 0, contextOf({ settings: { borderDays } })), 'stayTerm.window').code;
    expect(at('entry-only')).toBe('stayTerm.window.within');
    expect(at('both')).toBe('stayTerm.window.departsBeyond');
  });
});
