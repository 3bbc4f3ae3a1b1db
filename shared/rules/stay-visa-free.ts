import { daysBetween } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import { isInForce } from '../reference/row.ts';
import { anyUnconfirmed, facts, finding, formDays, setting } from './build.ts';
import type { FindingDraft } from './build.ts';
import type { RuleContext, StayTermRow } from './context.ts';
import type { Finding, FindingValue } from './finding.ts';
import { certainStays, relatedRecord } from './person-stay.ts';
import type { PersonStay } from './person-stay.ts';
import { countedUpTo, lastDepartureOn, lightOf, limitParams, outcomeOf } from './stay-limit.ts';
import { windowUse } from './visit-days.ts';

/** Codes of ICAO Doc 9303 for people without a citizenship; no visa-free term is known for them unless a row names the code. */
const withoutCitizenship: ReadonlySet<string> = new Set(['XXA', 'XXB', 'XXC', 'XXX']);

type Answer = (draft: Omit<FindingDraft, 'clause'>) => Finding;

/**
 * The visa-free term that holds for a citizenship on the day of entry. A row that names the citizenship goes before the general one;
 * among those, the one that names fewer states, then the one in force for less long.
 */
export function stayTermOn(
  rows: readonly StayTermRow[],
  citizenship: string,
  enteredOn: Day,
): StayTermRow | null {
  const inForce = rows.filter(
    (row) =>
      isInForce(row, enteredOn) &&
      (row.citizenships === null
        ? !withoutCitizenship.has(citizenship)
        : row.citizenships.includes(citizenship)),
  );
  const breadth = (row: StayTermRow) => row.citizenships?.length ?? Infinity;
  const start = (row: StayTermRow) => row.validFrom ?? '';
  return (
    inForce.sort((one, other) =>
      breadth(one) === breadth(other)
        ? Number(start(one) < start(other)) - Number(start(one) > start(other))
        : breadth(one) - breadth(other),
    )[0] ?? null
  );
}

/** Days per entry, days in the rolling window and purpose of a visa-free stay, by the row in force on the day of entry. */
export function judgeVisaFree(person: PersonStay, context: RuleContext): Finding[] {
  const { foreigner, index } = person;
  const { citizenship, enteredOn } = foreigner;
  const plain: Answer = (draft) => finding({ clause: 'decree148', foreigner: index, ...draft });
  if (citizenship === null) return [plain({ code: 'stayTerm.regime.noCitizenship', light: 'noData' })];
  const country = facts('country', 'form', { citizenship });
  if (enteredOn === null)
    return [plain({ code: 'stayTerm.visaFree.noEntry', light: 'noData', values: country })];
  const row = stayTermOn(context.stayTerms, citizenship, enteredOn);
  const values = [...country, ...formDays({ enteredOn, departsOn: person.departsOn })];
  if (row === null) {
    return [
      withoutCitizenship.has(citizenship)
        ? plain({ code: 'stayTerm.visaFree.stateless', light: 'look', values })
        : plain({ code: 'stayTerm.visaFree.noTerm', light: 'noData', values }),
    ];
  }
  const term: VisaFreeTerm = {
    person,
    enteredOn,
    row,
    context,
    values: [...values, ...facts('day', 'clock', { today: context.today })],
    answer: (draft) =>
      finding({
        clause: row.clause,
        foreigner: index,
        unconfirmed: row.confidence === 'unconfirmed' || anyUnconfirmed(context.settings, ['borderDays']),
        ...draft,
        values: [
          ...(draft.values ?? []),
          ...facts('text', 'reference', { stayTerm: row.code, source: row.source }),
        ],
      }),
  };
  return [...judgePurpose(term), judgePerEntry(term), ...judgeWindow(term)];
}

interface VisaFreeTerm {
  readonly person: PersonStay;
  readonly enteredOn: Day;
  readonly row: StayTermRow;
  readonly context: RuleContext;
  readonly values: readonly FindingValue[];
  readonly answer: Answer;
}

function judgePurpose({ person, row, values, answer }: VisaFreeTerm): Finding[] {
  const { purpose } = person.foreigner;
  if (purpose === null || row.purposes.length === 0 || row.purposes.includes(purpose)) return [];
  return [
    answer({
      code: 'stayTerm.purpose.outside',
      light: 'look',
      values: [
        ...values,
        ...facts('list', 'form', { purpose }),
        ...facts('list', 'reference', { purposes: row.purposes.join(', ') }),
      ],
    }),
  ];
}

function judgePerEntry({ person, enteredOn, row, context, values, answer }: VisaFreeTerm): Finding {
  const { today, settings } = context;
  const days = row.daysPerEntry;
  if (days === null) return answer({ code: 'stayTerm.perEntry.noLimit', light: 'noData', values });
  const lastOn = lastDepartureOn(enteredOn, days, settings.borderDays);
  const stay = { lastOn, departsOn: person.departsOn, today };
  const outcome = outcomeOf(stay);
  const number = daysBetween(enteredOn, countedUpTo({ ...stay, enteredOn })) + 1;
  return answer({
    code: `stayTerm.perEntry.${outcome}`,
    light: lightOf(outcome),
    params: { days, number, ...limitParams(stay) },
    values: [
      ...values,
      ...facts('days', 'reference', { daysPerEntry: days }),
      ...setting({ borderDays: settings.borderDays }),
    ],
    dueOn: lastOn,
  });
}

/** Only stays this office knows are counted, and the sentence says so: other offices and days at the border are not visible here. */
function judgeWindow({ person, enteredOn, row, context, values, answer }: VisaFreeTerm): Finding[] {
  const { today, settings, earlier } = context;
  const { daysInWindow, windowDays } = row;
  if (daysInWindow === null || windowDays === null) {
    return [answer({ code: 'stayTerm.window.noLimit', light: 'noData', values })];
  }
  const visits = certainStays(person.foreigner, earlier).map((stay) => ({
    ...stay,
    enteredOn: stay.enteredOn ?? stay.arrivedOn,
  }));
  const before = visits.filter((visit) => visit.enteredOn < enteredOn);
  const use = windowUse({
    enteredOn,
    visits: before,
    daysInWindow,
    windowDays,
    borderDays: settings.borderDays,
  });
  if (use.lastDay === null) return [];
  const limits = [
    ...values,
    ...facts('days', 'reference', { daysInWindow, windowDays }),
    ...setting({ borderDays: settings.borderDays }),
  ];
  const related = before.map(relatedRecord);
  const open = before.filter((visit) => visit.departsOn === null);
  const openStay = answer({
    code: 'stayTerm.window.openStay',
    light: 'noData',
    params: { count: open.length },
    values: limits,
    related: open.map(relatedRecord),
  });
  const counted = { values: limits, related, params: { limit: daysInWindow, window: windowDays } };
  if (use.lastDay < enteredOn) {
    return [
      answer({
        code: 'stayTerm.window.usedUp',
        light: 'look',
        ...counted,
        params: { ...counted.params, used: use.usedOn(enteredOn) - 1 },
        dueOn: enteredOn,
      }),
    ];
  }
  const lastOn = lastDepartureOn(use.lastDay, 1, settings.borderDays);
  const stay = { lastOn, departsOn: person.departsOn, today };
  // A missing departure is asked for once, by the term of one entry.
  const held = outcomeOf(stay);
  const outcome = held === 'noDeparture' ? 'within' : held;
  const used = use.usedOn(countedUpTo({ ...stay, enteredOn }));
  return [
    answer({
      code: `stayTerm.window.${outcome}`,
      light: lightOf(outcome),
      ...counted,
      params: { ...counted.params, used, ...limitParams(stay) },
      dueOn: lastOn,
    }),
    ...(open.length > 0 ? [openStay] : []),
  ];
}
