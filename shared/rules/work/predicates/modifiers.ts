import { daysBetween } from '../../../dates/day.ts';
import { chainFrom, daysSinceEntry } from '../situation.ts';
import type { Situation } from '../situation.ts';
import { isSet } from '../terms.ts';

function daysToEnd({ permit, facts }: Situation): number | null {
  return !isSet(permit?.validUntil) ? null : daysBetween(facts.checkedOn, permit.validUntil);
}

function restsOnPaper({ decided, permit }: Situation): boolean {
  return permit !== null && decided !== null && paperResults.has(decided.result);
}

/** Results that rest on the permit found; the last two of the quota rows, whose permit is in order. */
const paperResults: ReadonlySet<string> = new Set([
  'CLEAR-PERMIT-Q',
  'CLEAR-PERMIT-NQ',
  'CLEAR-CERT',
  'CLEAR-LI',
]);

/** What is added once a row has decided. */
export const modifiers = {
  applies: ({ decided }) => decided !== null && decided.result !== 'N/A',
  /** Clear, or a good permit whose quota part is not. */
  groundStands: ({ decided }) =>
    decided !== null && (decided.result.startsWith('CLEAR') || decided.role === 'quota'),
  restsOnPaper: (situation) => restsOnPaper(situation) || situation.decided?.role === 'quota',
  stayBeyondGround: ({ decided, facts }) =>
    isSet(decided?.limitOn) && facts.stayUntil !== null && facts.stayUntil > decided.limitOn,
  /** Somebody else employs the person: not the self-employed, own business, visitors. */
  contractExpected: ({ decided }) => decided !== null && !withoutContract.has(decided.rule),
  contractRegistered: ({ facts: { contract } }) =>
    contract !== null && (contract.kind === 'civil' || contract.registered === true),
  /** Begun or signed before the first permit allowed it. */
  contractBeforePermit: ({ permit, facts: { contract } }) => {
    if (permit === null || contract === null) return false;
    const from = chainFrom(permit);
    const isFirst = from === permit.validFrom && (permit.extension ?? 0) === 0;
    return (
      (from !== null && contract.from !== null && contract.from < from) ||
      (isFirst &&
        permit.issuedOn !== null &&
        contract.signedOn !== null &&
        contract.signedOn < permit.issuedOn)
    );
  },
  endsSoon: (situation) => {
    const days = daysToEnd(situation);
    return days !== null && days >= 0 && days <= situation.limits.endingSoonDays;
  },
  extensionWindowOpen: (situation) => {
    const days = daysToEnd(situation);
    const { extensionWindowFrom, extensionWindowTo } = situation.limits;
    return days !== null && days <= extensionWindowFrom && days >= extensionWindowTo;
  },
  insuranceExpected: ({ decided }) =>
    decided !== null &&
    (paperResults.has(decided.result) || decided.role === 'quota' || decided.rule === 'R25'),
  insuranceSeen: ({ facts }) => facts.insuranceSeen === true,
  noticeLate: ({ facts: { noticeDueOn, noticeCameOn } }) =>
    noticeDueOn !== null && noticeCameOn !== null && noticeCameOn > noticeDueOn,
  visaFree: ({ facts }) => facts.visaCategory === null,
  /** Reported after the days from entry that need no registration. */
  registrationLate: (situation) => {
    const { noticeCameOn, checkedOn } = situation.facts;
    const days = daysSinceEntry(situation, noticeCameOn ?? checkedOn);
    return days !== null && days > situation.limits.treatyRegistrationFreeDays;
  },
} satisfies Record<string, (situation: Situation) => boolean>;

const withoutContract: ReadonlySet<string> = new Set(['R24', 'R35', 'R60']);
