import type { Day } from '#shared/dates/day.ts';
import type { RuleSettings } from '#shared/rules/context.ts';
import { settingLimits } from '#shared/setting-limits.ts';
import { oneOf, settingReader, switchOr, wholeOr } from './read-setting.ts';
import type { SettingOn } from './read-setting.ts';

/** Order 923 speaks of immigrants who cross the border from its first day in force on. */
export const order923From = '2026-07-01' as Day;

/** The settings of the rules, from the keys of the reference list `settings-defaults`. */
export function ruleSettings(settingOn: SettingOn): RuleSettings {
  const { read, unconfirmed } = settingReader<RuleSettings['unconfirmed'][number]>(settingOn);
  return {
    firstDay: read('firstDay', 'firstDay', oneOf('arrival-day', 'next-day')),
    postDate: read('postDate', 'postDate', oneOf('receipt', 'postmark')),
    // The later day is the stricter one.
    postmarkFallback: read('postmarkFallback', 'postmarkFallback', oneOf('receipt', 'receiptLess')),
    postalDays: read('postalDays', 'postalDays', wholeOr(0, settingLimits('postalDays'))),
    noticeWorkingDays: read(
      'hostNoticeDays',
      'noticeWorkingDays',
      wholeOr(3, settingLimits('hostNoticeDays')),
    ),
    borderDays: read('borderDaysBothCount', 'borderDays', switchOr(true)) ? 'both' : 'entry-only',
    order923: {
      on: read('order923', 'order923', switchOr(true)),
      from: order923From,
      days: read('order923Days', 'order923', wholeOr(30, settingLimits('order923Days'))),
    },
    unconfirmed: unconfirmed(),
  };
}
