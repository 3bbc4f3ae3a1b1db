import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import type { HostOffer } from '#shared/contract/desk.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { ForeignerValues } from '#shared/forms/notification-form.ts';
import type { PermitContent } from '#shared/forms/permit-form.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import type { ForeignerVerdict } from '#shared/notification.ts';
import type { PermitSeen, WorkVerdict } from '#shared/rules/work/verdict.ts';
import { wholeCountry } from '#shared/work/permit.ts';
import { call } from '../api.ts';
import { useOffers } from './use-known.ts';

/** What can be taken over into the work block: a permit of the register, or an employer this office knows as a host. */
export type WorkOffer =
  | { readonly kind: 'permit'; readonly seen: PermitSeen }
  | { readonly kind: 'employer'; readonly host: HostOffer };

const identifierLength = 12;
const mostPermits = 2;

/** Fields a permit fills. What is typed of the employer and the region stays: there the check compares. */
type FromPermit = Pick<
  ForeignerValues,
  'workPermitNumber' | 'workPermitUntil' | 'employerIdentifier' | 'employerName' | 'workplaceRegion'
>;

/** A permit as a clerk would type it for work in this region of stay. */
export function typedFromPermit(permit: PermitContent, regionOfStay: string): FromPermit {
  const regions = permit.regions.filter((code) => code !== wholeCountry);
  const here = regions.includes(regionOfStay) ? regionOfStay : regions[0];
  return {
    workPermitNumber: permit.number ?? '',
    workPermitUntil: permit.validUntil === null ? '' : writeDay(permit.validUntil),
    employerIdentifier: permit.employerIdentifier ?? '',
    employerName: permit.employerName ?? '',
    workplaceRegion: here ?? '',
  };
}

/** Takes a permit over: its number and term go over what is typed, the rest into empty fields. The function returned takes it back. */
export function takeOverPermit(
  person: ForeignerValues,
  permit: PermitContent,
  regionOfStay: string,
): () => void {
  const offered = typedFromPermit(permit, regionOfStay);
  const before: Partial<ForeignerValues> = {};
  for (const key of Object.keys(offered) as (keyof FromPermit)[]) {
    const stays = key !== 'workPermitNumber' && key !== 'workPermitUntil' && person[key].trim() !== '';
    if (stays || offered[key] === '') continue;
    before[key] = person[key];
    person[key] = offered[key];
  }
  return () => Object.assign(person, before);
}

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
