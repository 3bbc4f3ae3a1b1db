import { daysLater } from '../build.ts';
import type { Day } from '../../dates/day.ts';
import { contractEnd, earlierOf, endedContractOn } from './situation.ts';
import type { Situation } from './situation.ts';
import { isSet, monthsLater, yearsLater } from './terms.ts';

/** Days on which a ground ends, by name; null = no such day known. All are the last day that still counts. */
export const ends = {
  /** The permit's last day. */
  permit: ({ permit }) => permit?.validUntil ?? null,
  contract: contractEnd,
  /** The paper that proves the claimed ground. */
  ground: ({ ground }) => ground?.until ?? null,
  /** A kandas keeps the status for one year. */
  kandas: ({ ground, limits }) => after(ground?.since, (since) => yearsLater(since, limits.kandasYears)),
  /** One year after commissioning. */
  commissioning: ({ ground, limits }) =>
    after(ground?.since, (since) => yearsLater(since, limits.commissioningYears)),
  /** The days to conclude a new contract without leaving. */
  newContract: (situation) =>
    after(endedContractOn(situation), (ended) => daysLater(ended, situation.limits.newContractDays)),
  /** A first certificate: three months from issue, or its own last day. */
  certificate: ({ permit, limits }) =>
    earlierOf(
      permit?.validUntil ?? null,
      after(permit?.issuedOn ?? permit?.validFrom, (from) => monthsLater(from, limits.certificateMonths)),
    ),
  /** An extended certificate: the contract, and three years in all. */
  certificateContract: (situation) => {
    const { permit, limits } = situation;
    const from = permit?.firstValidFrom ?? permit?.issuedOn ?? permit?.validFrom;
    return earlierOf(
      permit?.contractUntil ?? contractEnd(situation),
      after(from, (first) => yearsLater(first, limits.certificateContractYears)),
    );
  },
  /** The limit of the row that decided. */
  decided: ({ decided }) => decided?.limitOn ?? null,
} satisfies Record<string, (situation: Situation) => Day | null>;

export type EndKey = keyof typeof ends;
export const endKeys = Object.keys(ends) as readonly EndKey[];

function after(day: Day | null | undefined, then: (day: Day) => Day): Day | null {
  return !isSet(day) ? null : then(day);
}

/** The earliest of some named days. */
export function earliestEnd(situation: Situation, keys: readonly EndKey[]): Day | null {
  return keys.reduce<Day | null>((first, key) => earlierOf(first, ends[key](situation)), null);
}
