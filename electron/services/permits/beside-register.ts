import { partialDaysCompatible } from '#shared/dates/partial-day.ts';
import type { Issue } from '#shared/errors.ts';
import type { PermitContent } from '#shared/forms/permit-form.ts';
import { nameKey } from '#shared/text/fold.ts';
import type { PermitId } from '#shared/work/permit.ts';
import type { Tables } from '../../store/tables/index.ts';
import { documentKeysOf } from '../../store/tables/permit-rows.ts';

type Worker = Pick<
  PermitContent,
  'surname' | 'givenNames' | 'bornOn' | 'iin' | 'documentNumber' | 'otherDocuments'
>;

/** The worker as an issue names him. */
export const workerName = ({ surname, givenNames }: Pick<Worker, 'surname' | 'givenNames'>): string =>
  [surname, givenNames].filter(Boolean).join(' ');

/**
 * Whether two permits of one number name the same person: a document in common, the same IIN, or the same folded name with births that
 * can be one day. Two different IINs are two people whatever else agrees but a document.
 */
export function sameWorker(one: PermitContent, other: PermitContent): boolean {
  const documents = new Set(documentKeysOf(one));
  if (documentKeysOf(other).some((key) => documents.has(key))) return true;
  if (one.iin !== null && other.iin !== null) return one.iin === other.iin;
  const sameName =
    nameKey(one.surname ?? '', one.givenNames ?? '') === nameKey(other.surname ?? '', other.givenNames ?? '');
  return (
    sameName &&
    (one.bornOn === null || other.bornOn === null || partialDaysCompatible(one.bornOn, other.bornOn))
  );
}

/** What is wrong with a read permit beside the others of the register; `id` is the permit itself when it is on record already. */
export function besideRegister(
  content: PermitContent,
  { id, permits }: { readonly id: PermitId | null; readonly permits: Pick<Tables['permits'], 'byNumber'> },
): Issue[] {
  const issues: Issue[] = [];
  if (content.number !== null) {
    const [other] = permits.byNumber(content.number).filter((known) => known.id !== id);
    if (other !== undefined) {
      const params = { number: other.content.number ?? '', person: workerName(other.content) };
      issues.push(
        sameWorker(content, other.content)
          ? { path: 'number', code: 'permit.numberKnown', params, severity: 'block' }
          : { path: 'number', code: 'permit.numberTaken', params, severity: 'block' },
      );
    }
  }
  if (content.previousNumber !== null) {
    const previous = permits.byNumber(content.previousNumber).filter((known) => known.id !== id);
    const [first] = previous;
    if (first !== undefined && !previous.some((known) => sameWorker(content, known.content)))
      issues.push({
        path: 'previousNumber',
        code: 'permit.previousOther',
        params: { person: workerName(first.content) },
        severity: 'warn',
      });
  }
  return issues;
}
