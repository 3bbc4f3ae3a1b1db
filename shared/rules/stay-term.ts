import { stayOf } from '../forms/notification-form.ts';
import type { NotificationContent } from '../forms/notification-form.ts';
import { facts, finding } from './build.ts';
import type { RuleContext } from './context.ts';
import type { Finding } from './finding.ts';
import { judgeDocument } from './stay-document.ts';
import { judgePermit, judgeVisa } from './stay-papers.ts';
import { judgeVisaFree } from './stay-visa-free.ts';

/**
 * How long one person of the notice may stay, by regime, citizenship and day of entry: visa-free terms, visa, permit and the document
 * itself. Everything here is for the clerk to look at; none of it stops a notice from being recorded.
 */
export function judgeStayTerm(content: NotificationContent, index: number, context: RuleContext): Finding[] {
  const foreigner = content.foreigners[index];
  if (foreigner === undefined) return [];
  if (foreigner.citizenship === 'KAZ') return [aboutCitizen(index)];
  const { arrivedOn, departsOn } = stayOf(content, foreigner);
  const person = { foreigner, index, arrivedOn, departsOn };
  return [...judgeRegime(person, context), ...judgeDocument(person, context)];
}

function judgeRegime(person: Parameters<typeof judgeVisaFree>[0], context: RuleContext): Finding[] {
  switch (person.foreigner.regime) {
    case 'visaFree':
      return judgeVisaFree(person, context);
    case 'visa':
      return judgeVisa(person, context);
    case 'permit':
      return judgePermit(person, context);
    default:
      return [
        finding({
          code: 'stayTerm.regime.noRegime',
          light: 'noData',
          clause: 'decree148',
          foreigner: person.index,
        }),
      ];
  }
}

/** No notice is sent about a citizen of Kazakhstan: the e-Qonaq form switches it off for this citizenship. */
function aboutCitizen(index: number): Finding {
  return finding({
    code: 'stayTerm.regime.kazakhstan',
    light: 'look',
    clause: 'decree148Clause4',
    foreigner: index,
    values: facts('country', 'form', { citizenship: 'KAZ' }),
  });
}
