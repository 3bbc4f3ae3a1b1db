/**
 * Whole numbers that make sense for a setting: bounds that keep a slip of the finger from locking everybody out or stopping the clock.
 * The page shows them, the core keeps to them.
 */
export function settingLimits(key: string): { readonly least: number; readonly most: number } {
  switch (key) {
    case 'idleLockMinutes':
      return { least: 1, most: 15 };
    // Minutes east of UTC; no zone of the world is further off than fourteen hours.
    case 'officeOffsetMinutes':
      return { least: -14 * 60, most: 14 * 60 };
    // A term of at least one day.
    case 'hostNoticeDays':
    case 'mailAnswerDays':
    case 'order923Days':
    case 'order923AddressDays':
    case 'workRegisterMaxAgeDays':
    case 'mailAskDays':
      return { least: 1, most: 366 };
    // Days no letter inside the country takes are a slip of the finger.
    case 'postalDays':
      return { least: 0, most: 60 };
    default:
      return { least: 0, most: 366 };
  }
}

export function isWithinLimits(key: string, value: number): boolean {
  const { least, most } = settingLimits(key);
  return Number.isInteger(value) && value >= least && value <= most;
}
