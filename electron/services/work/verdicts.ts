import type { StoredVerdict } from '#shared/contract/work.ts';
import { AppError } from '#shared/errors.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import type { WorkFacts } from '#shared/rules/work/facts.ts';
import { instantNow } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import type { KeptVerdict } from '../../store/tables/work-verdicts.ts';
import { note, todayOf } from '../at-desk.ts';
import { differencesOf } from './differences.ts';
import { factsOfNotice } from './facts-of-notice.ts';
import { isAboutWork, worstWorkLight } from './judge-people.ts';
import { workCaseOf } from './work-case.ts';

interface Person {
  readonly id: string;
  readonly foreigner: number;
}

const stored = ({ sequence, judgedAt, judgedBy, reason, verdict }: KeptVerdict): StoredVerdict => ({
  sequence,
  judgedAt,
  judgedBy: judgedBy.name,
  reason,
  verdict,
});

/** Judges these facts anew by the data and rules of today. */
function judgeToday(facts: WorkFacts, desk: DeskContext) {
  const { store } = desk;
  const checkedOn = todayOf(desk);
  const asked = { ...facts, checkedOn, person: { ...facts.person, earlierDocuments: [] } };
  const input = workCaseOf(asked, store);
  return { input, verdict: judgeWork(input, store.packages.rulesOn(checkedOn)) };
}

/** The facts about a person's work: those last judged, or what an older record tells. */
function factsOnRecord(
  { id, foreigner }: Person,
  last: KeptVerdict | undefined,
  desk: DeskContext,
): WorkFacts {
  if (last !== undefined) return last.input.facts;
  const { store } = desk;
  const record = store.tables.notifications.byId(id);
  if (record?.content.foreigners[foreigner] === undefined) throw new AppError('notification.unknown');
  const { content, findings, registeredOn } = record;
  return factsOfNotice(content, foreigner, { findings, today: registeredOn });
}

export const verdictServices = {
  'work.rejudge'({ id, foreigner }, desk) {
    const { store } = desk;
    const last = store.tables.workVerdicts.ofPerson(id, foreigner).at(-1);
    if (last === undefined) throw new AppError('work.notJudged');
    const repeated = judgeWork(last.input, store.packages.rules(last.verdict.package.id));
    const now = judgeToday(last.input.facts, desk);
    note(desk, 'work.rejudge', { object: id, data: { foreigner } });
    return {
      then: stored(last),
      repeated,
      same: JSON.stringify(repeated) === JSON.stringify(last.verdict),
      now: now.verdict,
      changes: differencesOf(last, now),
    };
  },

  'work.judgeAgain'({ id, foreigner, reason }, desk) {
    const { store, state, user } = desk;
    const { tables } = store;
    const last = tables.workVerdicts.ofPerson(id, foreigner).at(-1);
    const { input, verdict } = judgeToday(factsOnRecord({ id, foreigner }, last, desk), desk);
    if (last === undefined && !isAboutWork(verdict)) throw new AppError('work.notApplicable');
    const at = instantNow(state);
    const sequence = last === undefined ? 0 : last.sequence + 1;
    tables.write(() => {
      tables.workVerdicts.insert({
        notificationId: id,
        foreigner,
        sequence,
        judgedAt: at,
        judgedBy: { id: user.id, name: user.name },
        reason: reason.trim(),
        input,
        verdict,
      });
      tables.notifications.setWorkLight(id, worstWorkLight(tables.workVerdicts.newestLights(id)));
      note(desk, 'work.judgeAgain', {
        at,
        object: id,
        data: { foreigner, sequence, result: verdict.result, package: verdict.package.id },
      });
    });
    state.emit({ name: 'notification.changed', detail: id });
    return tables.workVerdicts.ofPerson(id, foreigner).map(stored);
  },

  'work.history': ({ id, foreigner }, { store }) =>
    store.tables.workVerdicts.ofPerson(id, foreigner).map(stored),
} satisfies Partial<Services>;
