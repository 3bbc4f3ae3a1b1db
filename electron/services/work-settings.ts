import type { Day } from '#shared/dates/day.ts';
import type { WorkSwitches, WorkTables } from '#shared/rules/work/case.ts';
import { settingLimits } from '#shared/setting-limits.ts';
import { oneOf, settingReader, switchOr, wholeOr } from './read-setting.ts';
import type { Reading, SettingOn, SettingValue } from './read-setting.ts';
import type { ReferenceBook } from './reference-book.ts';

/** Keys of `settings-defaults` the work check goes by, each with the switch it sets. */
export const workSettingKeys = {
  workQuotaAlarm: 'quotaAlarm',
  workUnitReturned: 'unitReturned',
  workLongCategory1Once: 'longCategory1Once',
  workSeveralRegions: 'severalRegions',
  workLedgerScope: 'ledgerScope',
  workRegisterMaxAgeDays: 'registerMaxAgeDays',
  workJobComparison: 'jobComparison',
  workAifcExempt: 'aifcExempt',
  workBusinessVisitDays: 'businessVisitDays',
} as const satisfies Record<string, WorkSwitches['unconfirmed'][number]>;

type Key = keyof typeof workSettingKeys;

export const isWorkSetting = (key: string): key is Key => Object.hasOwn(workSettingKeys, key);

/** The switches of the work check (permits-quotas.md, section 11), from the keys of the reference list `settings-defaults`. */
export function workSwitches(settingOn: SettingOn): WorkSwitches {
  const { read: readAs, unconfirmed } = settingReader<WorkSwitches['unconfirmed'][number]>(settingOn);
  const read = <V extends SettingValue>(key: Key, reading: Reading<V>): V =>
    readAs(key, workSettingKeys[key], reading);
  return {
    quotaAlarm: read('workQuotaAlarm', oneOf('blocking', 'advisory')),
    unitReturned: read('workUnitReturned', switchOr(false)),
    longCategory1Once: read('workLongCategory1Once', switchOr(false)),
    severalRegions: read('workSeveralRegions', oneOf('each', 'first')),
    ledgerScope: read('workLedgerScope', oneOf('regionLine', 'regionTotal', 'nationalTotal')),
    // One day: a register that could not be dated today says nothing about who has no permit.
    registerMaxAgeDays: read('workRegisterMaxAgeDays', wholeOr(1, settingLimits('workRegisterMaxAgeDays'))),
    jobComparison: read('workJobComparison', oneOf('text', 'code')),
    aifcExempt: read('workAifcExempt', switchOr(false)),
    businessVisitDays: read('workBusinessVisitDays', wholeOr(0, settingLimits('workBusinessVisitDays'))),
    unconfirmed: unconfirmed(),
  };
}

interface Sourced {
  readonly confidence: 'confirmed' | 'unconfirmed';
}

/** A list nobody filled is as unconfirmed as one with an unconfirmed row in it. */
const isSettled = (rows: readonly Sourced[]): boolean =>
  rows.length > 0 && rows.every(({ confidence }) => confidence === 'confirmed');

/** The lists the work check looks things up in, as in force on a day. */
export function workTables(reference: Pick<ReferenceBook, 'inForce'>, on: Day): WorkTables {
  const treaty = reference.inForce('treaty-states', on);
  const sectors = reference.inForce('restricted-sectors', on);
  const immigrants = reference.inForce('labour-immigrant-states', on);
  const jobs = reference.inForce('seasonal-jobs', on);
  const settled = {
    treatyStates: isSettled(treaty),
    restrictedSectors: isSettled(sectors),
    labourImmigrantStates: isSettled(immigrants),
    seasonalJobs: isSettled(jobs),
  };
  return {
    exemptions: reference.inForce('work-exemptions', on).map(({ code, clause, evidence, confidence }) => ({
      code,
      clause,
      evidence,
      confirmed: confidence === 'confirmed',
    })),
    treatyStates: treaty.map(({ code }) => code),
    restrictedSectors: sectors.flatMap(({ prefix }) => (prefix === null ? [] : [prefix])),
    labourImmigrantStates: immigrants.map(({ code }) => code),
    seasonalJobs:
      jobs.length === 0
        ? null
        : jobs.flatMap(({ names, professionCode }) => [
            ...new Set(Object.values(names)),
            ...(professionCode === null ? [] : [professionCode]),
          ]),
    unconfirmed: (Object.keys(settled) as (keyof typeof settled)[]).filter((list) => !settled[list]),
  };
}
