import { addDays, dayNumber } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import type { RuleSettings } from './context.ts';
import type { Finding, FindingValue, Light } from './finding.ts';
import type { FindingCode, ValueKey } from './vocabulary.ts';

/** A finding with what most of them leave empty left out. */
export type FindingDraft = Partial<Omit<Finding, 'rule' | 'code' | 'light' | 'clause'>> & {
  readonly code: FindingCode;
  readonly light: Light;
  readonly clause: string | null;
};

/** Fills in a finding; its rule is the code without the last word. */
export function finding(draft: FindingDraft): Finding {
  return {
    rule: draft.code.slice(0, draft.code.lastIndexOf('.')),
    foreigner: null,
    params: {},
    values: [],
    dueOn: null,
    arithmetic: [],
    unconfirmed: false,
    related: [],
    ...draft,
  };
}

type Fact = string | number | null;

/** The facts that are there, in the given order, each with where it comes from. Null facts are left out. */
export function facts(
  kind: FindingValue['kind'],
  origin: FindingValue['origin'],
  values: Partial<Record<ValueKey, Fact>>,
): FindingValue[] {
  return Object.entries(values)
    .filter((entry): entry is [string, string | number] => entry[1] !== null)
    .map(([key, value]) => ({ key, kind, value: String(value), origin }));
}

/** A setting that decided. */
export function setting(values: Partial<Record<keyof RuleSettings & ValueKey, Fact>>): FindingValue[] {
  return facts('setting', 'setting', values);
}

/** Days of the form. */
export function formDays(values: Partial<Record<ValueKey, Day | null>>): FindingValue[] {
  return facts('day', 'form', values);
}

/** True when one of these settings is not confirmed. */
export function anyUnconfirmed(
  settings: RuleSettings,
  keys: readonly RuleSettings['unconfirmed'][number][],
): boolean {
  return keys.some((key) => settings.unconfirmed.includes(key));
}

const lastDay = '9999-12-31' as Day;

/** Some days on, but never past the last day that can be written: a slip of the finger in a year must not stop the checks. */
export function daysLater(from: Day, count: number): Day {
  return count > dayNumber(lastDay) - dayNumber(from) ? lastDay : addDays(from, count);
}

/** The earliest of the days that are known. */
export function earliest(days: readonly (Day | null)[]): Day | null {
  return days.filter((item) => item !== null).sort()[0] ?? null;
}
