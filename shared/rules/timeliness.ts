import { daysBetween } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import { stayOf } from '../forms/notification-form.ts';
import type { ForeignerContent, NotificationContent } from '../forms/notification-form.ts';
import { anyUnconfirmed, daysLater, facts, finding, formDays, setting } from './build.ts';
import type { FindingDraft } from './build.ts';
import type { PostedNotice, RuleContext } from './context.ts';
import type { Finding } from './finding.ts';
import { dayBrought } from './posted-day.ts';
import { dueDay, workingDaysAfter } from './working-days.ts';

/** Beyond this many days between arrival and receipt a mistyped year is likelier than a notice so late. */
const longAgoDays = 366;

/**
 * Whether the host's notice came within its working days from the day of arrival (Decree 148, migration control rules, clause 9): one
 * finding for the arrival the notice shares and one for each person who arrived on another day. Late is information for the clerk, never
 * a refusal.
 *
 * @param posted the envelope it came in; null for a notice handed over in person
 */
export function judgeHostNotice(
  content: NotificationContent,
  context: RuleContext,
  posted: PostedNotice | null = null,
): Finding[] {
  const shared = content.stay.arrivedOn;
  const arrivals = content.foreigners.map((foreigner) => stayOf(content, foreigner).arrivedOn);
  const own = arrivals.flatMap((arrivedOn, index) => (arrivedOn === shared ? [] : [{ index, arrivedOn }]));
  const someoneShares = own.length < arrivals.length || arrivals.length === 0;
  const judge = (arrivedOn: Day | null, foreigner: number | null) =>
    judgeArrival({ arrivedOn, foreigner, receivedOn: content.receipt.receivedOn, context, posted });
  return [
    ...(someoneShares ? [judge(shared, null)] : []),
    ...own.map(({ index, arrivedOn }) => judge(arrivedOn, index)),
  ];
}

function judgeArrival(arrival: {
  readonly arrivedOn: Day | null;
  readonly foreigner: number | null;
  readonly receivedOn: Day | null;
  readonly context: RuleContext;
  readonly posted: PostedNotice | null;
}): Finding {
  const { arrivedOn, foreigner, receivedOn, context, posted } = arrival;
  const { settings, calendar } = context;
  const brought = posted === null ? null : dayBrought(posted, settings);
  const broughtOn = brought === null ? receivedOn : brought.on;
  const values = [
    ...formDays({ arrivedOn, receivedOn: brought === null ? receivedOn : null }),
    ...(brought?.values ?? []),
    ...facts('days', 'setting', { noticeWorkingDays: settings.noticeWorkingDays }),
    ...setting({ firstDay: settings.firstDay }),
    ...facts('text', 'reference', { calendar: calendar.version }),
  ];
  const open = anyUnconfirmed(settings, ['firstDay', 'noticeWorkingDays', ...(brought?.settings ?? [])]);
  const answer = (draft: Omit<FindingDraft, 'clause'>) =>
    finding({ clause: 'decree148Clause9', foreigner, values, unconfirmed: open, ...draft });

  if (arrivedOn === null) return answer({ code: 'timeliness.hostNotice.noArrival', light: 'noData' });
  const term = dueDay({
    from: arrivedOn,
    workingDays: settings.noticeWorkingDays,
    firstDay: settings.firstDay,
    calendar,
  });
  if (term === null) return answer({ code: 'timeliness.hostNotice.noCalendar', light: 'noData' });
  const { dueOn, arithmetic } = term;
  const counted = { dueOn, arithmetic, unconfirmed: open || term.unconfirmed };

  if (broughtOn === null) {
    const isAskedFor = posted !== null && settings.postDate === 'postmark';
    const code = isAskedFor ? 'timeliness.hostNotice.noPostmark' : 'timeliness.hostNotice.noReceipt';
    return answer({ code, light: 'noData', params: { dueOn }, ...counted });
  }
  if (broughtOn < arrivedOn) {
    return answer({
      code: 'timeliness.hostNotice.arrivalAhead',
      light: 'look',
      params: { arrivedOn, broughtOn },
      ...counted,
    });
  }
  if (broughtOn <= dueOn) {
    const number = arithmetic.filter((item) => item.day <= broughtOn && item.counted !== null).length;
    return number === 0
      ? answer({ code: 'timeliness.hostNotice.beforeCount', light: 'order', params: { dueOn }, ...counted })
      : answer({
          code: 'timeliness.hostNotice.inTime',
          light: 'order',
          params: { number, days: settings.noticeWorkingDays, dueOn },
          ...counted,
        });
  }
  if (daysBetween(arrivedOn, broughtOn) > longAgoDays) {
    return answer({
      code: 'timeliness.hostNotice.longAgo',
      light: 'look',
      params: { arrivedOn, broughtOn, dueOn },
      ...counted,
    });
  }
  return answer({
    code: 'timeliness.hostNotice.late',
    light: 'look',
    params: {
      workingDays: workingDaysAfter(dueOn, broughtOn, calendar),
      days: daysBetween(dueOn, broughtOn),
      dueOn,
      broughtOn,
    },
    ...counted,
  });
}

/** A visa holder is also registered by Berkut at the border, at the inviting party's address (clause 4 para. 2): compare the two. */
export function judgeBerkut(foreigner: ForeignerContent, index: number): Finding[] {
  if (foreigner.regime !== 'visa') return [];
  return [
    finding({
      code: 'timeliness.berkut.visaHolder',
      light: 'order',
      clause: 'decree148Clause4Paragraph2',
      foreigner: index,
      values: facts('text', 'form', { visaCategory: foreigner.visaCategory }),
    }),
  ];
}

/**
 * The second clock: registration of visa-free immigrants within 30 calendar days of crossing the border (Order 923, in force from
 * 1 July 2026). Whether it started as planned is not settled, so the whole rule is a setting and can be off. `daysPerEntry` is the
 * person's visa-free term, or null when it is not known: the order speaks of states with a stay of up to 90 days.
 */
export function judgeOrder923(
  person: {
    readonly foreigner: ForeignerContent;
    readonly index: number;
    readonly daysPerEntry: number | null;
  },
  { today, settings }: RuleContext,
): Finding[] {
  const { foreigner, index, daysPerEntry } = person;
  const { on, from, days } = settings.order923;
  if (!on || foreigner.regime !== 'visaFree' || foreigner.citizenship === 'KAZ') return [];
  if (daysPerEntry !== null && daysPerEntry > 90) return [];
  const { enteredOn } = foreigner;
  const values = [
    ...formDays({ enteredOn }),
    ...facts('day', 'clock', { today }),
    ...facts('days', 'setting', { registrationDays: days }),
    ...facts('day', 'setting', { registrationFrom: from }),
    ...setting({ firstDay: settings.firstDay }),
  ];
  const answer = (draft: Omit<FindingDraft, 'clause'>) =>
    finding({
      clause: 'order923',
      foreigner: index,
      values,
      unconfirmed: anyUnconfirmed(settings, ['order923', 'firstDay']),
      ...draft,
    });
  if (enteredOn === null) {
    return today < from ? [] : [answer({ code: 'timeliness.order923.noEntry', light: 'noData' })];
  }
  if (enteredOn < from) return [];

  const entryCounts = settings.firstDay === 'arrival-day';
  const dueOn = daysLater(enteredOn, entryCounts ? days - 1 : days);
  const arithmetic = [
    {
      day: enteredOn,
      counted: entryCounts ? 1 : null,
      reason: entryCounts ? ('calendar' as const) : ('notYet' as const),
      note: null,
    },
    ...(dueOn > enteredOn ? [{ day: dueOn, counted: days, reason: 'calendar' as const, note: null }] : []),
  ];
  return [
    today > dueOn
      ? answer({ code: 'timeliness.order923.ended', light: 'look', params: { dueOn }, dueOn, arithmetic })
      : answer({
          code: 'timeliness.order923.running',
          light: 'order',
          params: { days, dueOn },
          dueOn,
          arithmetic,
        }),
  ];
}
