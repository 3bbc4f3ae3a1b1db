import type { Output } from '#shared/contract/contract.ts';
import type { ReferenceListRow } from '#shared/contract/administration.ts';
import type { Day } from '#shared/dates/day.ts';

export type Setting = Output<'setting.list'>[number];
export type SettingValue = Setting['value'];

/** One setting as the page shows it: what holds today, what came before and what comes later. */
export interface SettingStory {
  readonly key: string;
  readonly current: Setting;
  /** Every value ever given, newest first. */
  readonly all: readonly Setting[];
  /** The shipped row that names it and says why it is what it is. */
  readonly row: ReferenceListRow;
}

/** Settings that belong together, in the order of the page; what is in none of them follows. */
export const settingGroups = {
  counting: ['firstDay', 'postDate', 'hostNoticeDays', 'borderDaysBothCount'],
  work: [
    'workQuotaAlarm',
    'workLedgerScope',
    'workSeveralRegions',
    'workUnitReturned',
    'workLongCategory1Once',
    'workRegisterMaxAgeDays',
    'workJobComparison',
    'workAifcExempt',
    'workBusinessVisitDays',
  ],
  order923: ['order923', 'order923Days', 'order923AddressDays'],
  desk: ['idleLockMinutes', 'officeOffsetMinutes', 'scanFolder'],
} as const;

/** The values to choose from, or null where the setting is a number or a switch. */
export function optionsOf({ fields }: ReferenceListRow): readonly string[] | null {
  return Array.isArray(fields.options) ? fields.options.map(String) : null;
}

/**
 * Tells the settings as stories. The core gives each key's values in the order they hold from, and of one day the latest last, so the
 * last one not in the future holds.
 */
export function settingStories(
  settings: readonly Setting[],
  rows: readonly ReferenceListRow[],
  today: Day,
): readonly SettingStory[] {
  const byKey = Map.groupBy(settings, ({ key }) => key);
  return [...byKey].flatMap(([key, all]) => {
    const begun = all.filter(({ validFrom }) => validFrom === null || validFrom <= today);
    const current = begun.at(-1) ?? all[0];
    const named = rows.filter(({ code }) => code === key);
    const row = named.find(({ validTo }) => validTo === null || validTo >= today) ?? named.at(-1);
    return current === undefined || row === undefined ? [] : [{ key, current, all: all.toReversed(), row }];
  });
}
