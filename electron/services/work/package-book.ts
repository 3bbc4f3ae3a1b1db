import { createHash } from 'node:crypto';
import { addDays } from '#shared/dates/day.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import { packageText } from '#shared/rules/work/package.ts';
import type { RulePackage, RulePackageContent } from '#shared/rules/work/package.ts';
import { shippedRules } from '#shared/rules/work/rules-2026.ts';
import type { Tables } from '../../store/tables/index.ts';
import type { StoredPackage } from '../../store/tables/rule-packages.ts';

/** A package with the hash of its canonical text (SHA-256, hex). */
export function rulePackageOf(content: RulePackageContent): RulePackage {
  return { content, hash: createHash('sha256').update(packageText(content)).digest('hex') };
}

/** The rule packages of the open store, read once and kept until one is activated. */
export interface PackageBook {
  /** By first day. */
  all(): readonly StoredPackage[];
  /**
   * The package that judges on a day. A day before the first package is judged by the first, a day in a gap by the one before the gap:
   * every check has an answer, and the verdict says by which package.
   */
  inForce(on: Day): StoredPackage;
  /** A stored package as the rules take it. */
  rules(id: string): RulePackage;
  rulesOn(on: Day): RulePackage;
  refresh(): void;
}

export function openPackageBook(tables: Pick<Tables, 'rulePackages'>): PackageBook {
  let stored: readonly StoredPackage[] | null = null;
  const read = new Map<string, RulePackage>();
  const book: PackageBook = {
    all: () => (stored ??= tables.rulePackages.all()),
    inForce(on) {
      const all = book.all();
      const found = all.findLast(({ validFrom }) => validFrom <= on) ?? all[0];
      if (found === undefined) throw new Error('the store has no rule package');
      return found;
    },
    rules(id) {
      const known = read.get(id);
      if (known !== undefined) return known;
      const row = book.all().find((each) => each.id === id);
      if (row === undefined) throw new Error('the store does not have this rule package');
      // Parsed by its schema when it was taken in; the table lets nobody change it.
      const rules = { content: JSON.parse(row.content) as RulePackageContent, hash: row.hash };
      read.set(id, rules);
      return rules;
    },
    rulesOn: (on) => book.rules(book.inForce(on).id),
    refresh() {
      stored = null;
    },
  };
  return book;
}

/** The dated part of a package. */
type Validity = Pick<StoredPackage, 'id' | 'validFrom' | 'validTo'>;

/** The stored package a later one ends: open, and begun before it. */
export function endedBy<Stored extends Validity>(
  later: Validity,
  stored: readonly Stored[],
): Stored | undefined {
  return stored.find(({ validFrom, validTo }) => validTo === null && validFrom < later.validFrom);
}

/** The first stored package that would judge on a day of this one too, once the open one before it has ended. */
export function overlapping<Stored extends Validity>(
  later: Validity,
  stored: readonly Stored[],
): Stored | undefined {
  const ended = endedBy(later, stored);
  return stored.find(
    (other) =>
      other !== ended &&
      (later.validTo === null || other.validFrom <= later.validTo) &&
      (other.validTo === null || other.validTo >= later.validFrom),
  );
}

/** Ends the open package before this one and takes it in. Call inside a transaction, after {@link overlapping}. */
export function takeInPackage(
  tables: Pick<Tables, 'rulePackages'>,
  rules: RulePackage,
  change: Pick<StoredPackage, 'origin' | 'activatedAt' | 'activatedBy' | 'reason'>,
): void {
  const { id, validFrom, validTo } = rules.content;
  const ended = endedBy(rules.content, tables.rulePackages.all());
  if (ended !== undefined) tables.rulePackages.end(ended.id, addDays(validFrom, -1));
  const content = packageText(rules.content);
  tables.rulePackages.insert({ id, validFrom, validTo, hash: rules.hash, content, ...change });
}

/**
 * Takes the product's own package into the store, at set-up and after an update of the product. One the store has already stays as it
 * is, and where the office has a package of its own for the same days the office's one holds. Call inside a transaction.
 *
 * @returns the package that was taken in, or null
 */
export function loadShippedPackage(tables: Pick<Tables, 'rulePackages'>, at: Instant): RulePackage | null {
  const stored = tables.rulePackages.all();
  const rules = rulePackageOf(shippedRules);
  const { content } = rules;
  const isKnown = stored.some(({ id, hash }) => id === content.id || hash === rules.hash);
  const ended = endedBy(content, stored);
  if (isKnown || ended?.origin === 'office' || overlapping(content, stored) !== undefined) return null;
  takeInPackage(tables, rules, { origin: 'product', activatedAt: at, activatedBy: null, reason: null });
  return rules;
}
