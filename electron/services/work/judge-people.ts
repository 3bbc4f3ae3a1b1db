import type { Day } from '#shared/dates/day.ts';
import type { NotificationContent } from '#shared/forms/notification-form.ts';
import type { ForeignerVerdict } from '#shared/notification.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { WorkCase } from '#shared/rules/work/case.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import type { WorkLight, WorkVerdict } from '#shared/rules/work/verdict.ts';
import type { OpenStore } from '../../core-state.ts';
import { factsOfNotice } from './facts-of-notice.ts';
import { workCaseOf } from './work-case.ts';

/** A verdict with the case it was judged from. */
export interface JudgedPerson extends ForeignerVerdict {
  readonly input: WorkCase;
}

/** The row that lets a visitor pass who neither came to work nor has a job here: nothing was checked, nothing is kept. */
const notAboutWork = 'R01';

/** Whether the check applies to this person or conflicts with what the notice says. */
export const isAboutWork = (verdict: Pick<WorkVerdict, 'rule'>): boolean => verdict.rule !== notAboutWork;

/** The verdicts about everybody in a notice whose work was checked, by the rules, register and ledger of this day. */
export function judgePeople(
  content: NotificationContent,
  store: OpenStore,
  { findings, today }: { readonly findings: readonly Finding[]; readonly today: Day },
): JudgedPerson[] {
  const rules = store.packages.rulesOn(today);
  return content.foreigners.flatMap((_person, foreigner) => {
    const input = workCaseOf(factsOfNotice(content, foreigner, { findings, today }), store);
    const verdict = judgeWork(input, rules);
    return isAboutWork(verdict) ? [{ foreigner, verdict, input }] : [];
  });
}

const worstFirst = ['stop', 'look', 'noData', 'order', 'off'] as const satisfies readonly WorkLight[];

/** The light that sums up several verdicts; null when there is none. */
export function worstWorkLight(lights: readonly WorkLight[]): WorkLight | null {
  return worstFirst.find((light) => lights.includes(light)) ?? null;
}

/** What a reply and a record show of them. */
export const shownVerdicts = (judged: readonly JudgedPerson[]): ForeignerVerdict[] =>
  judged.map(({ foreigner, verdict }) => ({ foreigner, verdict }));
