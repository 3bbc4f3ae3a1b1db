import type { Day } from '#shared/dates/day.ts';
import type { RuleSettings } from '#shared/rules/context.ts';

/** The value of a setting in force on the day of judging, and whether anybody has confirmed it; null when there is none. */
export type SettingOn = (code: string) => { readonly value: Value; readonly confirmed: boolean } | null;

/** Order 923 speaks of immigrants who cross the border from its first day in force on. */
export const order923From = '2026-07-01' as Day;

type Key = RuleSettings['unconfirmed'][number];
type Value = string | number | boolean;

interface Reading<V extends Value> {
  readonly usable: (value: Value) => value is V;
  readonly strictest: V;
}

const oneOf = <const V extends string>(strictest: V, other: V): Reading<V> => ({
  usable: (value): value is V => value === strictest || value === other,
  strictest,
});
const switchOr = (strictest: boolean): Reading<boolean> => ({
  usable: (value): value is boolean => typeof value === 'boolean',
  strictest,
});
const daysOr = (strictest: number): Reading<number> => ({
  usable: (value): value is number => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 366,
  strictest,
});

/**
 * The settings of the rules, from the keys of the reference list `settings-defaults`. A missing or unusable value is taken from the
 * strictest reading and counts as unconfirmed, so that a damaged setting can neither stop the checks nor soften them unseen.
 */
export function ruleSettings(settingOn: SettingOn): RuleSettings {
  const unconfirmed = new Set<Key>();
  const read = <V extends Value>(code: string, key: Key, { usable, strictest }: Reading<V>): V => {
    const found = settingOn(code);
    if (found?.confirmed !== true || !usable(found.value)) unconfirmed.add(key);
    return found !== null && usable(found.value) ? found.value : strictest;
  };
  return {
    firstDay: read('firstDay', 'firstDay', oneOf('arrival-day', 'next-day')),
    postDate: read('postDate', 'postDate', oneOf('receipt', 'postmark')),
    noticeWorkingDays: read('hostNoticeDays', 'noticeWorkingDays', daysOr(3)),
    borderDays: read('borderDaysBothCount', 'borderDays', switchOr(true)) ? 'both' : 'entry-only',
    order923: {
      on: read('order923', 'order923', switchOr(true)),
      from: order923From,
      days: read('order923Days', 'order923', daysOr(30)),
    },
    unconfirmed: [...unconfirmed],
  };
}
