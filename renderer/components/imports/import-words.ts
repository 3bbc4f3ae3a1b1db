import type { ImportHead } from '#shared/contract/imports.ts';
import type { Field } from '#shared/forms/field.ts';
import type { ImportKind } from '#shared/imports/kinds.ts';
import type { ImportOutcome } from '#shared/imports/mapping.ts';
import { say, t } from '../../locale.ts';

const kibibyte = 1024;

/** A size as people say it: whole kilobytes, or megabytes from ten of them on. */
export function sizeText(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / kibibyte));
  return kilobytes < 10 * kibibyte
    ? t('import.size.kb', { count: kilobytes })
    : t('import.size.mb', { count: Math.round(kilobytes / kibibyte) });
}

/** The label a field has in the form of its kind. */
export const fieldLabel = (kind: ImportKind, key: Field['key']): string =>
  kind === 'permits' ? say(`form.permit.${key}`) : say(`quota.field.${key}`);

const isJob = (state: ImportHead['state']): boolean => state.endsWith('ing') && state !== 'mapping';

/** A job that nobody is at work on any more. */
export const isInterrupted = ({ state, running }: Pick<ImportHead, 'state' | 'running'>): boolean =>
  isJob(state) && !running;

export function stateText(head: ImportHead): string {
  if (isInterrupted(head)) return t('import.state.interrupted');
  if (head.state === 'judged' && head.counts.accepted > 0) return t('import.state.partly');
  return t(`import.state.${head.state}`);
}

/** Which light an outcome is shown by. */
export const lightOf = (outcome: ImportOutcome): 'order' | 'look' | 'stop' | 'noData' | 'off' => {
  switch (outcome) {
    case 'new':
      return 'order';
    case 'changed':
      return 'look';
    case 'bad':
      return 'stop';
    case 'same':
      return 'noData';
    case 'unread':
      return 'off';
  }
};
