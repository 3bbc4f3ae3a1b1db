import { needs } from './grounds.ts';
import type { Need } from './grounds.ts';
import type { RulePackageContent, RuleRow } from './package.ts';
import { conditionOf } from './predicates/index.ts';
import { aboutGround } from './situation.ts';
import type { Situation } from './situation.ts';

/** A row with its names looked up. */
interface ReadyRow {
  readonly row: RuleRow;
  readonly needs: readonly Need[];
  readonly conditions: readonly ((situation: Situation) => boolean)[];
}

/** A package made ready to ask. */
export interface Plan {
  readonly content: RulePackageContent;
  readonly deciding: readonly ReadyRow[];
  readonly modifiers: readonly ReadyRow[];
  readonly needsOf: Situation['needsOf'];
}

const plans = new WeakMap<RulePackageContent, Plan>();

/** Worked out once a package. */
export function planOf(content: RulePackageContent): Plan {
  const known = plans.get(content);
  if (known !== undefined) return known;
  const rows = content.rows.map((row): ReadyRow => ({
    row,
    needs: (row.needs ?? []).map((name) => needs[name]),
    conditions: row.when.map(conditionOf),
  }));
  const byGround = needsByGround(rows);
  const plan: Plan = {
    content,
    deciding: rows.filter(({ row }) => row.role !== 'modifier'),
    modifiers: rows.filter(({ row }) => row.role === 'modifier'),
    needsOf: (ground) => byGround.get(ground) ?? null,
  };
  plans.set(content, plan);
  return plan;
}

/** What each ground asks for: the needs of every row that clears by it. */
function needsByGround(rows: readonly ReadyRow[]): ReadonlyMap<string, readonly Need[]> {
  const byGround = new Map<string, readonly Need[]>();
  for (const { row, needs: asked } of rows) {
    if (row.result !== 'CLEAR-LAW') continue;
    for (const ground of row.grounds ?? []) {
      byGround.set(ground, [...(byGround.get(ground) ?? []), ...asked]);
    }
  }
  return byGround;
}

/** The situation a row fits, about one ground where the row is about grounds; null when it does not fit. */
export function fitting(ready: ReadyRow, situation: Situation): Situation | null {
  const { grounds } = ready.row;
  if (grounds === undefined) return holds(ready, situation) ? situation : null;
  for (const ground of situation.facts.grounds) {
    if (!grounds.includes(ground.code) && !grounds.includes('*')) continue;
    const about = aboutGround(situation, ground);
    if (holds(ready, about)) return about;
  }
  return null;
}

function holds({ needs: asked, conditions }: ReadyRow, situation: Situation): boolean {
  return (
    asked.every(({ answer }) => answer(situation) === 'met') &&
    conditions.every((condition) => condition(situation))
  );
}
