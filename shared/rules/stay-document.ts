import { facts, finding, formDays } from './build.ts';
import type { FindingDraft } from './build.ts';
import type { RuleContext } from './context.ts';
import type { Finding } from './finding.ts';
import type { PersonStay } from './person-stay.ts';
import { limitParams, outcomeOf } from './stay-limit.ts';

/** Whether the travel document holds on arrival, today and until the planned departure. */
export function judgeDocument(person: PersonStay, { today }: RuleContext): Finding[] {
  const { foreigner, index, arrivedOn, departsOn } = person;
  const { expiresOn, enteredOn } = foreigner;
  const answer = (draft: Omit<FindingDraft, 'clause'>) => [
    finding({
      clause: null,
      foreigner: index,
      values: [...formDays({ expiresOn, arrivedOn, departsOn }), ...facts('day', 'clock', { today })],
      ...draft,
    }),
  ];
  if (expiresOn === null) return answer({ code: 'document.validity.noExpiry', light: 'noData' });
  const params = { expiresOn };
  const startsOn = arrivedOn ?? enteredOn;
  if (startsOn !== null && startsOn > expiresOn) {
    return answer({ code: 'document.validity.expiredOnArrival', light: 'look', params });
  }
  const stay = { lastOn: expiresOn, departsOn, today };
  switch (outcomeOf(stay)) {
    case 'overstayed':
      return answer({ code: 'document.validity.expired', light: 'look', params });
    case 'departsBeyond':
      return answer({
        code: 'document.validity.endsBeforeDeparture',
        light: 'look',
        params: { ...params, ...limitParams(stay) },
      });
    case 'within':
    case 'noDeparture':
      return answer({ code: 'document.validity.valid', light: 'order', params });
  }
}
