import type { Condition } from '#shared/rules/work/predicates/index.ts';

const negation = 'not ';

/** Names of the predicates that have to hold, and of those that must not, in the order of the row. */
export function partsOf(when: readonly Condition[]): Readonly<Record<'holds' | 'fails', readonly string[]>> {
  return {
    holds: when.filter((condition) => !condition.startsWith(negation)),
    fails: when
      .filter((condition) => condition.startsWith(negation))
      .map((condition) => condition.slice(negation.length)),
  };
}

/** A package as a file to change: one field a line. The hash is of the content, however it is laid out. */
export const fileText = (text: string): string => `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
