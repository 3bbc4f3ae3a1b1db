import { writeDay } from '#shared/dates/typed-day.ts';
import type { ForeignerValues } from '#shared/forms/notification-form.ts';
import type { PermitContent } from '#shared/forms/permit-form.ts';
import { wholeCountry } from '#shared/work/permit.ts';

/** Fields a permit fills. What is typed of the employer and the region stays: there the check compares. */
export type FromPermit = Pick<
  ForeignerValues,
  'workPermitNumber' | 'workPermitUntil' | 'employerIdentifier' | 'employerName' | 'workplaceRegion'
>;

/** A permit as a clerk would type it for work in this region of stay. */
function typedFromPermit(permit: PermitContent, regionOfStay: string): FromPermit {
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
