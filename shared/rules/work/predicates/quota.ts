import type { Situation } from '../situation.ts';

const stateIs =
  (state: NonNullable<Situation['quota']>['state']) =>
  (situation: Situation): boolean =>
    situation.quota?.state === state;

/** The permit against the ledger on its issue date. */
export const quota = {
  /** Employers' permits within the quota; labour immigrants' papers carry no quota row. */
  quotaBound: ({ permit }) =>
    permit?.scheme === 'EMP' ||
    permit?.scheme === 'EMP-S' ||
    permit?.scheme === 'EMP-K' ||
    permit?.scheme === 'COO',
  issueDateUnknown: stateIs('noIssueDate'),
  lineUnknown: stateIs('noLine'),
  limitUnknown: stateIs('noLimit'),
  useUnknown: stateIs('noUse'),
  aboveLimit: stateIs('above'),
  withinLimit: stateIs('within'),
  byLaterTotal: (situation) => situation.quota?.decisive?.later === true,
  severalLines: (situation) => (situation.quota?.checks.length ?? 0) > 1,
  alarmBlocks: ({ switches }) => switches.quotaAlarm === 'blocking',
} satisfies Record<string, (situation: Situation) => boolean>;
