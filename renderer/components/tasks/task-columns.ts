import type { Task, TaskList, TaskOf } from '#shared/contract/tasks.ts';
import type { Day } from '#shared/dates/day.ts';
import type { Instant } from '#shared/dates/day.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import { say, t } from '../../locale.ts';
import type { DataColumn } from '../data-column.ts';

interface RegionWords {
  readonly regionName: (code: string) => string;
}

/** What the columns need of the page. */
export interface TaskWords extends RegionWords {
  readonly dayOf: (instant: Instant) => Day;
  /** What would have to be seen, in one line. */
  readonly missingText: (missing: readonly string[]) => string;
}

const none = (): string => t('tasks.nobody');
const dayText = (day: Day | null): string => (day === null ? none() : formatDayShort(day));

type Column = DataColumn<Task>;

/** A column of one list; rows of another list, which a table never holds, stay empty. */
function of<L extends TaskList>(
  list: L,
  column: { readonly key: string; readonly label: string; readonly end?: boolean },
  text: (row: Extract<Task, { list: L }>) => string,
): Column {
  const isOf = (row: Task): row is Extract<Task, { list: L }> => row.list === list;
  return { ...column, text: (row) => (isOf(row) ? text(row) : '') };
}

const quotaLineText = ({ region, year, line }: TaskOf<'aboveLimit'>, { regionName }: RegionWords): string =>
  [regionName(region), year, say(`quotaLine.${line}`)].join(' · ');

/** What a line is about, for the head of a dialog. */
export function taskAbout(task: Task, words: RegionWords): string {
  return task.list === 'aboveLimit' ? quotaLineText(task, words) : `${task.person} · ${task.number}`;
}

const person = (list: 'ending' | 'waiting' | 'referrals'): Column[] => [
  of(list, { key: 'person', label: t('tasks.column.person') }, (row) => row.person),
  of(list, { key: 'notice', label: t('tasks.column.notice') }, (row) => row.number),
];

function own(list: TaskList, words: TaskWords): Column[] {
  const { dayOf, missingText } = words;
  switch (list) {
    case 'aboveLimit':
      return [
        of(list, { key: 'line', label: t('tasks.column.line') }, (row) => quotaLineText(row, words)),
        of(list, { key: 'figures', label: t('tasks.column.figures'), end: true }, (row) =>
          t('tasks.figures', { used: row.used, units: row.units }),
        ),
        of(list, { key: 'asOf', label: t('tasks.column.asOf') }, (row) => dayText(row.asOf)),
      ];
    case 'ending':
      return [
        ...person(list),
        of(list, { key: 'permit', label: t('tasks.column.permit') }, (row) => row.permitNumber),
        of(list, { key: 'validUntil', label: t('tasks.column.validUntil') }, (row) =>
          dayText(row.validUntil),
        ),
        of(list, { key: 'askBy', label: t('tasks.column.askBy') }, (row) => dayText(row.askBy)),
      ];
    case 'waiting':
      return [
        ...person(list),
        of(list, { key: 'result', label: t('tasks.column.result') }, (row) =>
          say(`workResult.${row.result}`),
        ),
        of(list, { key: 'missing', label: t('tasks.column.missing') }, (row) => missingText(row.missing)),
        of(list, { key: 'judgedAt', label: t('tasks.column.judgedAt') }, (row) =>
          dayText(dayOf(row.judgedAt)),
        ),
      ];
    case 'referrals':
      return [
        ...person(list),
        of(list, { key: 'result', label: t('tasks.column.result') }, (row) =>
          say(`workResult.${row.result}`),
        ),
        of(list, { key: 'sentTo', label: t('tasks.column.sentTo') }, (row) => say(`refer.${row.sentTo}`)),
        of(list, { key: 'answer', label: t('tasks.column.answer') }, (row) =>
          row.outcome === null ? none() : t(`tasks.outcome.${row.outcome}`),
        ),
      ];
  }
}

/** Columns of one work list: what it is about, then whose it is and until when. */
export function taskColumns(list: TaskList, words: TaskWords): Column[] {
  return [
    { key: 'light', label: t('tasks.column.light'), unseenLabel: true, text: () => '', width: 32 },
    ...own(list, words),
    { key: 'owner', label: t('tasks.column.owner'), text: ({ ownerName }) => ownerName ?? none() },
    { key: 'dueOn', label: t('tasks.column.dueOn'), text: ({ dueOn }) => dayText(dueOn) },
    { key: 'note', label: t('tasks.note'), text: ({ note }) => note },
  ];
}
