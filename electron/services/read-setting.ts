export type SettingValue = string | number | boolean;

/** The value of a setting in force on the day of judging, and whether anybody has confirmed it; null when there is none. */
export type SettingOn = (
  code: string,
) => { readonly value: SettingValue; readonly confirmed: boolean } | null;

/** Which values of a setting can be used, and what is taken instead of one that cannot. */
export interface Reading<V extends SettingValue> {
  readonly usable: (value: SettingValue) => value is V;
  readonly strictest: V;
}

export const oneOf = <const V extends string>(strictest: V, ...others: readonly V[]): Reading<V> => ({
  usable: (value): value is V => value === strictest || others.some((other) => other === value),
  strictest,
});

export const switchOr = (strictest: boolean): Reading<boolean> => ({
  usable: (value): value is boolean => typeof value === 'boolean',
  strictest,
});

/** Whole numbers; both bounds are included. */
export const wholeOr = (
  strictest: number,
  { least, most }: { readonly least: number; readonly most: number },
): Reading<number> => ({
  usable: (value): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most,
  strictest,
});

/**
 * Reads settings and remembers which of them nobody has confirmed. A missing or unusable value is taken from the strictest reading and
 * counts as unconfirmed, so that a damaged setting can neither stop the checks nor soften them unseen.
 */
export function settingReader<Key extends string>(settingOn: SettingOn) {
  const unconfirmed = new Set<Key>();
  const read = <V extends SettingValue>(code: string, key: Key, { usable, strictest }: Reading<V>): V => {
    const found = settingOn(code);
    if (found?.confirmed !== true || !usable(found.value)) unconfirmed.add(key);
    return found !== null && usable(found.value) ? found.value : strictest;
  };
  return { read, unconfirmed: (): readonly Key[] => [...unconfirmed] };
}
