import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import type { HostOffer } from '#shared/contract/desk.ts';
import type { ForeignerValues } from '#shared/forms/notification-form.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import type { ForeignerVerdict } from '#shared/notification.ts';
import type { PermitSeen, WorkVerdict } from '#shared/rules/work/verdict.ts';
import { call } from '../api.ts';
import { takeOverPermit } from './typed-from-permit.ts';
import type { FromPermit } from './typed-from-permit.ts';
import { useOffers } from './use-known.ts';

/** What can be taken over into the work block: a permit of the register, or an employer this office knows as a host. */
export type WorkOffer =
  | { readonly kind: 'permit'; readonly seen: PermitSeen }
  | { readonly kind: 'employer'; readonly host: HostOffer };

const identifierLength = 12;
const mostPermits = 2;

/** Permits of the verdict that would fill or change something, those found by what was typed first. */
function permitsOf(person: ForeignerValues, verdict: WorkVerdict | undefined): readonly PermitSeen[] {
  if (verdict === undefined) return [];
  const all = [...(verdict.paper === null ? [] : [verdict.paper]), ...verdict.nearMisses];
  const empty = (key: keyof FromPermit): boolean => person[key].trim() === '';
  const typed = documentKey(person.workPermitNumber);
  return all
    .filter(
      ({ number, employerName }) =>
        documentKey(number) !== typed ||
        empty('workPermitUntil') ||
        (employerName !== null && empty('employerName')),
    )
    .slice(0, mostPermits);
}

/** What is offered for the work block of the person in view. */
export function useWorkOffers(
  person: () => ForeignerValues,
  verdict: () => WorkVerdict | undefined,
): ComputedRef<readonly WorkOffer[]> {
  const employers = useOffers({
    question: () => ({ identifier: person().employerIdentifier.trim().slice(0, 40), name: '' }),
    ask: (question) =>
      question.identifier.length < identifierLength ? Promise.resolve([]) : call('known.hosts', question),
    adds: () => true,
  });
  return computed(() => [
    ...permitsOf(person(), verdict()).map((seen): WorkOffer => ({ kind: 'permit', seen })),
    ...employers.value
      .filter(
        ({ matchedBy, values }) =>
          matchedBy === 'identifier' && values.entityName !== '' && person().employerName.trim() === '',
      )
      .slice(0, 1)
      .map((host): WorkOffer => ({ kind: 'employer', host })),
  ]);
}

/** Takes over what is offered; the function returned takes it back. */
export async function takeOverWork(
  person: ForeignerValues,
  offer: WorkOffer,
  regionOfStay: string,
): Promise<() => void> {
  if (offer.kind === 'employer') {
    const { employerName } = person;
    person.employerName = offer.host.values.entityName;
    return () => Object.assign(person, { employerName });
  }
  const { permit } = await call('permit.read', { id: offer.seen.permitId });
  return takeOverPermit(person, permit.content, regionOfStay);
}

/** The verdict about the person at this place. */
export function verdictOf(work: readonly ForeignerVerdict[], foreigner: number): WorkVerdict | undefined {
  return work.find((one) => one.foreigner === foreigner)?.verdict;
}
