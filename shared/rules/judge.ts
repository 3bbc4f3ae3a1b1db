import type { Day } from '../dates/day.ts';
import type { NotificationContent } from '../forms/notification-form.ts';
import type { JudgeOptions, RuleContext } from './context.ts';
import { judgeDuplicates, judgeTwiceInNotice } from './duplicates.ts';
import type { Finding, Light } from './finding.ts';
import { stayTermOn } from './stay-visa-free.ts';
import { judgeStayTerm } from './stay-term.ts';
import { judgeBerkut, judgeHostNotice, judgeOrder923 } from './timeliness.ts';

/**
 * The package of rules in this folder. A released package is never edited: a changed rule is a new package with a later `validFrom`, and
 * a record keeps the id of the package it was judged by. Both days included; null = still in force.
 */
export const rulesPackage = {
  id: '2026-11-23.1',
  validFrom: '2026-11-23' as Day,
  validTo: null,
} as const satisfies { readonly id: string; readonly validFrom: Day; readonly validTo: Day | null };

export const rulesVersion = rulesPackage.id;

const worstFirst = ['stop', 'look', 'noData', 'order'] as const satisfies readonly Light[];

/**
 * Every line of the check of one notification, the worst light first and otherwise in the order of the rules and of the people. The same
 * facts always give the same findings; nothing is read but the arguments and nothing is thrown for any content a form can hold.
 */
export function judgeNotification(
  content: NotificationContent,
  context: RuleContext,
  options: Partial<JudgeOptions> = {},
): Finding[] {
  const { posted = null, notificationId = null } = options;
  const others = {
    ...context,
    earlier: context.earlier.filter((stay) => stay.notificationId !== notificationId),
  };
  const findings = [
    ...judgeHostNotice(content, others, posted),
    ...content.foreigners.flatMap((foreigner, index) => [
      ...judgeBerkut(foreigner, index),
      ...judgeOrder923({ foreigner, index, daysPerEntry: daysPerEntry(content, index, context) }, others),
      ...judgeStayTerm(content, index, others),
      ...judgeDuplicates(content, index, others),
    ]),
    ...judgeTwiceInNotice(content),
  ];
  return worstFirst.flatMap((light) => findings.filter((item) => item.light === light));
}

function daysPerEntry(content: NotificationContent, index: number, context: RuleContext): number | null {
  const { citizenship = null, enteredOn = null } = content.foreigners[index] ?? {};
  if (citizenship === null || enteredOn === null) return null;
  return stayTermOn(context.stayTerms, citizenship, enteredOn)?.daysPerEntry ?? null;
}

/** The light that sums up a check: the worst of its lines, `order` when there is none. */
export function worstLight(findings: readonly Pick<Finding, 'light'>[]): Light {
  return worstFirst.find((light) => findings.some((item) => item.light === light)) ?? 'order';
}
