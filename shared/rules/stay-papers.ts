import { anyUnconfirmed, earliest, facts, finding, formDays, setting } from './build.ts';
import type { FindingDraft } from './build.ts';
import type { RuleContext } from './context.ts';
import type { Finding } from './finding.ts';
import { certainStays, relatedRecord } from './person-stay.ts';
import type { PersonStay } from './person-stay.ts';
import { lastDepartureOn, lightOf, limitParams, outcomeOf } from './stay-limit.ts';

type Answer = (draft: Omit<FindingDraft, 'clause'>) => Finding;

/** Validity and period of stay of the visa, which are different things, and its number of entries (joint order 11-1-2/555 and 1100). */
export function judgeVisa(person: PersonStay, context: RuleContext): Finding[] {
  return [judgeVisaDays(person, context), ...judgeVisaEntries(person, context)];
}

function judgeVisaDays(
  { foreigner, index, departsOn }: PersonStay,
  { today, settings }: RuleContext,
): Finding {
  const { enteredOn, visaFrom, visaUntil } = foreigner;
  const stayDays =
    foreigner.visaStayDays !== null && foreigner.visaStayDays > 0 ? foreigner.visaStayDays : null;
  const stayUntil =
    enteredOn === null || stayDays === null
      ? null
      : lastDepartureOn(enteredOn, stayDays, settings.borderDays);
  const values = [
    ...facts('text', 'form', { visaCategory: foreigner.visaCategory }),
    ...formDays({ visaFrom, visaUntil, enteredOn, departsOn }),
    ...facts('days', 'form', { visaStayDays: stayDays }),
    ...facts('day', 'clock', { today }),
    ...(stayUntil === null ? [] : setting({ borderDays: settings.borderDays })),
  ];
  const answer: Answer = (draft) =>
    finding({
      clause: 'jointOrder2016',
      foreigner: index,
      values,
      unconfirmed: stayUntil !== null && anyUnconfirmed(settings, ['borderDays']),
      ...draft,
    });
  if (enteredOn !== null && visaFrom !== null && enteredOn < visaFrom) {
    return answer({ code: 'stayTerm.visa.enteredBefore', light: 'look', params: { enteredOn, visaFrom } });
  }
  if (enteredOn !== null && visaUntil !== null && enteredOn > visaUntil) {
    return answer({ code: 'stayTerm.visa.enteredAfter', light: 'look', params: { enteredOn, visaUntil } });
  }
  const lastOn = earliest([visaUntil, stayUntil]);
  const stay = lastOn === null ? null : { lastOn, departsOn, today };
  const outcome = stay === null ? null : outcomeOf(stay);
  const told = stay === null ? {} : { params: limitParams(stay), dueOn: stay.lastOn };
  if (outcome === 'overstayed' || outcome === 'departsBeyond') {
    return answer({ code: `stayTerm.visa.${outcome}`, light: 'look', ...told });
  }
  if (visaUntil === null) return answer({ code: 'stayTerm.visa.noValidity', light: 'noData' });
  if (stayDays === null) return answer({ code: 'stayTerm.visa.noStayDays', light: 'noData', ...told });
  if (enteredOn === null) return answer({ code: 'stayTerm.visa.noEntry', light: 'noData', ...told });
  return outcome === 'within'
    ? answer({ code: 'stayTerm.visa.within', light: 'order', ...told })
    : answer({ code: 'stayTerm.visa.noDeparture', light: 'noData', ...told });
}

/**
 * Entries this office knows within the validity of the visa, this one not counted. A single or double visa whose entries they use up
 * may be another visa than the one of the earlier entry, so this is to look at.
 */
function judgeVisaEntries({ foreigner, index }: PersonStay, { earlier }: RuleContext): Finding[] {
  const { enteredOn, visaFrom, visaEntries } = foreigner;
  const allowed = visaEntries === 'single' ? 1 : visaEntries === 'double' ? 2 : null;
  if (allowed === null || enteredOn === null || visaFrom === null) return [];
  const before = certainStays(foreigner, earlier).filter(
    (stay) => stay.enteredOn !== null && stay.enteredOn >= visaFrom && stay.enteredOn < enteredOn,
  );
  const entries = new Set(before.map((stay) => stay.enteredOn)).size;
  if (entries < allowed) return [];
  return [
    finding({
      code: 'stayTerm.visaEntries.usedBefore',
      light: 'look',
      clause: 'jointOrder2016',
      foreigner: index,
      params: { count: entries, visaFrom },
      values: [...facts('setting', 'form', { visaEntries }), ...formDays({ visaFrom, enteredOn })],
      related: before.map(relatedRecord),
    }),
  ];
}

/** Validity of a residence permit; a temporary one is not given beyond the validity of the national passport (Order 992, 2022). */
export function judgePermit(person: PersonStay, { today }: RuleContext): Finding[] {
  const { foreigner, index, arrivedOn, departsOn } = person;
  const { permitKind, permitUntil, expiresOn } = foreigner;
  const answer: Answer = (draft) =>
    finding({
      clause: 'order992',
      foreigner: index,
      values: [
        ...facts('setting', 'form', { permitKind }),
        ...formDays({ permitUntil, expiresOn, arrivedOn, departsOn }),
        ...facts('day', 'clock', { today }),
      ],
      ...draft,
    });
  if (permitUntil === null) return [answer({ code: 'stayTerm.permit.noValidity', light: 'noData' })];
  const ceiling =
    permitKind === 'temporary' && expiresOn !== null && permitUntil > expiresOn
      ? [
          answer({
            code: 'stayTerm.permitCeiling.beyondDocument',
            light: 'look',
            params: { permitUntil, expiresOn },
          }),
        ]
      : [];
  const stay = { lastOn: permitUntil, departsOn, today };
  const outcome = outcomeOf(stay);
  const expired = outcome === 'overstayed' || (arrivedOn !== null && arrivedOn > permitUntil);
  const verdict = expired
    ? answer({
        code: 'stayTerm.permit.expired',
        light: 'look',
        params: { lastOn: permitUntil },
        dueOn: permitUntil,
      })
    : answer({
        code: `stayTerm.permit.${outcome}`,
        light: lightOf(outcome),
        params: limitParams(stay),
        dueOn: permitUntil,
      });
  return [verdict, ...ceiling];
}
