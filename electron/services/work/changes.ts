import type { ChangedRecord, WorkChanges } from '#shared/contract/work.ts';
import type { NotificationId } from '#shared/notification.ts';
import type { Day } from '#shared/dates/day.ts';
import type { WorkVerdict } from '#shared/rules/work/verdict.ts';
import type { DeskContext } from '../../dispatch.ts';
import { slices } from '../../slices.ts';
import type { OpenVerdict } from '../../store/tables/work-verdicts.ts';

/** How many records are fetched at once. */
const fetched = 20;
/** A list nobody reads to its end is cut; the count is of all. */
const shownRows = 500;

function changedRecord(open: OpenVerdict, now: WorkVerdict): ChangedRecord {
  const { surname, givenNames } = open.input.facts.person;
  return {
    notificationId: open.notificationId as NotificationId,
    number: open.number,
    foreigner: open.foreigner,
    person: [surname, givenNames].filter(Boolean).join(' '),
    then: { result: open.verdict.result, light: open.verdict.light },
    now: { result: now.result, light: now.light },
  };
}

/**
 * Judges every record whose stay is open, by its newest verdict, under a candidate; writes nothing. Runs in slices of about 20 ms, so
 * that other calls are answered in between.
 *
 * @param judge the verdict of the candidate about one record
 * @throws AppError `session.locked` when the desk was locked meanwhile
 */
export async function changesUnder(
  desk: Pick<DeskContext, 'state' | 'store'>,
  today: Day,
  judge: (open: OpenVerdict) => WorkVerdict,
): Promise<WorkChanges> {
  const { workVerdicts } = desk.store.tables;
  const rows: ChangedRecord[] = [];
  let [judged, changed] = [0, 0];
  let cursor = workVerdicts.openFrom(today);
  const pause = slices(desk);
  for (;;) {
    const page = workVerdicts.open(cursor, fetched);
    for (const open of page) {
      const now = judge(open);
      judged += 1;
      cursor = open.cursor;
      if (now.result === open.verdict.result && now.light === open.verdict.light) continue;
      changed += 1;
      if (rows.length < shownRows) rows.push(changedRecord(open, now));
    }
    if (page.length < fetched) return { judged, changed, rows };
    await pause();
  }
}
