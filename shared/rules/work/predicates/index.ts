import type { Situation } from '../situation.ts';
import { exemptions } from './exemptions.ts';
import { modifiers } from './modifiers.ts';
import { paper } from './paper.ts';
import { quota } from './quota.ts';
import { scheme } from './scheme.ts';
import { scope } from './scope.ts';
import { treaty } from './treaty.ts';

/** Every predicate a row may name. Each is pure and total: it answers for any situation, and `false` where a fact is missing. */
export const predicates = {
  ...scope,
  ...treaty,
  ...exemptions,
  ...paper,
  ...scheme,
  ...quota,
  ...modifiers,
} satisfies Record<string, (situation: Situation) => boolean>;

export type PredicateName = keyof typeof predicates;
export type Condition = PredicateName | `not ${PredicateName}`;

const names = Object.keys(predicates) as PredicateName[];

/** Every condition a row may hold. */
export const conditions: readonly Condition[] = [...names, ...names.map((name): Condition => `not ${name}`)];

const functions: ReadonlyMap<string, (situation: Situation) => boolean> = new Map([
  ...names.map((name) => [name, predicates[name]] as const),
  ...names.map((name) => [`not ${name}`, (situation: Situation) => !predicates[name](situation)] as const),
]);

/** A condition as a function; one that is not known never holds. */
export function conditionOf(condition: Condition): (situation: Situation) => boolean {
  return functions.get(condition) ?? (() => false);
}
