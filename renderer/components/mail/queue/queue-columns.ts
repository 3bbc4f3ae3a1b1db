import type { EnvelopeRow } from '#shared/contract/mail-schemas.ts';
import type { Day } from '#shared/dates/day.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import { say, t } from '../../../locale.ts';
import type { DataColumn } from '../../data-column.ts';
import { ageOf, progressOf } from './queue-rows.ts';
import type { QueueView } from './queue-rows.ts';

const none = '–';
/** The year only where it is not this one. */
function dayText(day: Day | null, today: Day): string {
  if (day === null) return none;
  const written = formatDayShort(day);
  return day.slice(0, 4) === today.slice(0, 4) ? written.slice(0, 5) : written;
}

function lettersText({ letters, undispatched }: EnvelopeRow): string {
  if (letters === 0) return none;
  return undispatched === 0
    ? String(letters)
    : `${letters} (${t('mailQueue.notSent', { count: undispatched })})`;
}

const ageText = (days: number): string =>
  days === 0 ? t('mailQueue.today') : t('mailQueue.days', { count: days });

type Column = DataColumn<EnvelopeRow>;

/** Columns of the queue (due first) and of the register (what became of it). */
export function queueColumns(view: QueueView, { today, userId }: { today: Day; userId: string }): Column[] {
  const isQueue = view === 'waiting' || view === 'mine';
  const due: Column = {
    key: 'due',
    label: t('mailQueue.column.due'),
    text: ({ dueOn }) => dayText(dueOn, today),
  };
  const age: Column = {
    key: 'age',
    label: t('mailQueue.column.age'),
    text: (row) => ageText(ageOf(row, today)),
  };
  const state: Column = {
    key: 'state',
    label: t('mailQueue.column.state'),
    text: (row) => say(`mail.envelopeState.${row.state}`),
  };
  const holder: Column = {
    key: 'holder',
    label: t('mailQueue.column.holder'),
    text: ({ holder: keeper }) =>
      keeper === null ? none : keeper.id === userId ? t('mailQueue.mine') : keeper.name,
  };
  const scans: Column = {
    key: 'scans',
    label: t('mailQueue.column.scans'),
    text: ({ scans: count }) => (count === 0 ? none : String(count)),
    end: true,
  };
  const letters: Column = { key: 'letters', label: t('mailQueue.column.letters'), text: lettersText };
  return [
    { key: 'number', label: t('mailQueue.column.number'), text: ({ number }) => number },
    ...(isQueue ? [due, age] : [state]),
    {
      key: 'sender',
      label: t('mailQueue.column.sender'),
      text: ({ senderName }) => senderName || t('mailQueue.noSender'),
    },
    {
      key: 'postNumber',
      label: t('mailQueue.column.postNumber'),
      text: ({ postNumber }) => postNumber ?? t('mailQueue.unregistered'),
    },
    {
      key: 'postmark',
      label: t('mailQueue.column.postmark'),
      text: ({ postmarkOn }) => dayText(postmarkOn, today),
    },
    {
      key: 'received',
      label: t('mailQueue.column.received'),
      text: ({ receivedOn }) => dayText(receivedOn, today),
    },
    {
      key: 'done',
      label: t('mailQueue.column.done'),
      text: (row) => t('mailQueue.done', progressOf(row)),
    },
    ...(isQueue ? [holder, scans] : [letters]),
  ];
}
