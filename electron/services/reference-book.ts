import { wallClock } from '#shared/dates/day.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import { calendarFromRows } from '#shared/reference/calendar.ts';
import type { WorkingCalendar } from '#shared/reference/calendar.ts';
import { referenceLists, rowsInForce } from '#shared/reference/lists.ts';
import type { ReferenceList, ReferenceRow } from '#shared/reference/lists.ts';
import type { RuleSettings } from '#shared/rules/context.ts';
import type { WorkSwitches, WorkTables } from '#shared/rules/work/case.ts';
import type { SettingOn } from './read-setting.ts';
import { ruleSettings as readRuleSettings } from './rule-settings.ts';
import { workSwitches as readWorkSwitches, workTables as readWorkTables } from './work-settings.ts';
import type { Tables } from '../store/tables/index.ts';
import type { StoredSetting } from '../store/tables/settings.ts';
import { fromListRow } from './shipped-reference.ts';

interface SettingKinds {
  string: string;
  number: number;
  boolean: boolean;
}

/** Reference data and settings of the open store, read once and kept until somebody changes them. */
export interface ReferenceBook {
  /** Every edition of every row of a list. */
  rows<L extends ReferenceList>(list: L): readonly ReferenceRow<L>[];
  /** The rows of a list in force on a day. */
  inForce<L extends ReferenceList>(list: L, on: Day): readonly ReferenceRow<L>[];
  /** Codes of a list in force on a day; null for a list there is none of. */
  codes(list: string, on: Day): ReadonlySet<string> | null;
  calendar(on: Day): WorkingCalendar;
  /** A setting's value in force on a day (now, unless told otherwise). Throws when its kind is another: a defect. */
  setting<Kind extends keyof SettingKinds>(key: string, kind: Kind, on?: Day): SettingKinds[Kind];
  ruleSettings(on: Day): RuleSettings;
  /** Switches of the work check on a day. */
  workSwitches(on: Day): WorkSwitches;
  /** Lists the work check looks things up in, on a day. */
  workTables(on: Day): WorkTables;
  /** The office's wall clock. */
  wallClock(at: Instant): { day: Day; time: string };
  /** Forgets what was read: somebody changed a row or a setting. */
  refresh(): void;
}

export const isReferenceList = (list: string): list is ReferenceList => Object.hasOwn(referenceLists, list);

export function openReferenceBook(
  tables: Pick<Tables, 'reference' | 'settings'>,
  clock: () => number,
): ReferenceBook {
  const lists = new Map<ReferenceList, readonly ReferenceRow<ReferenceList>[]>();
  const codes = new Map<string, ReadonlySet<string>>();
  const calendars = new Map<Day, WorkingCalendar>();
  const settings = new Map<Day, ReadonlyMap<string, StoredSetting>>();
  const switches = new Map<Day, WorkSwitches>();
  const workLists = new Map<Day, WorkTables>();

  function settingsOn(on: Day): ReadonlyMap<string, StoredSetting> {
    const known = settings.get(on);
    if (known !== undefined) return known;
    const inForce = tables.settings.inForce(on);
    settings.set(on, inForce);
    return inForce;
  }

  const settingOn =
    (on: Day): SettingOn =>
    (code) => {
      const found = settingsOn(on).get(code);
      return found === undefined ? null : { value: found.value, confirmed: found.confidence === 'confirmed' };
    };

  const utcDay = (): Day => new Date(clock()).toISOString().slice(0, 10) as Day;

  const book: ReferenceBook = {
    rows<L extends ReferenceList>(list: L): readonly ReferenceRow<L>[] {
      const known = lists.get(list);
      if (known !== undefined) return known;
      const rows = tables.reference.rows(list).map((row) => fromListRow(list, row));
      lists.set(list, rows);
      return rows;
    },
    inForce: (list, on) => rowsInForce(book.rows(list), on),
    codes(list, on) {
      if (!isReferenceList(list)) return null;
      const key = `${list} ${on}`;
      const known = codes.get(key) ?? new Set(book.inForce(list, on).map(({ code }) => code));
      codes.set(key, known);
      return known;
    },
    calendar(on) {
      const known =
        calendars.get(on) ??
        calendarFromRows(book.inForce('holidays', on), book.inForce('calendar-years', on));
      calendars.set(on, known);
      return known;
    },
    setting(key, kind, on = utcDay()) {
      const found = settingsOn(on).get(key);
      if (found === undefined || typeof found.value !== kind)
        throw new Error(`setting ${key} is not there as ${kind}`);
      return found.value as SettingKinds[typeof kind];
    },
    ruleSettings: (on) => readRuleSettings(settingOn(on)),
    workSwitches(on) {
      const known = switches.get(on) ?? readWorkSwitches(settingOn(on));
      switches.set(on, known);
      return known;
    },
    workTables(on) {
      const known = workLists.get(on) ?? readWorkTables(book, on);
      workLists.set(on, known);
      return known;
    },
    wallClock(at) {
      return wallClock(at, book.setting('officeOffsetMinutes', 'number', at.slice(0, 10) as Day));
    },
    refresh() {
      for (const cache of [lists, codes, calendars, settings, switches, workLists]) cache.clear();
    },
  };
  return book;
}
