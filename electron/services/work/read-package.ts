import type { Issue } from '#shared/errors.ts';
import { packageIssues, rulePackageSchema } from '#shared/rules/work/package.ts';
import type { RulePackage } from '#shared/rules/work/package.ts';
import { readStrict } from '#shared/text/read-strict.ts';
import type { TextFault } from '#shared/text/read-strict.ts';
import type { Day } from '#shared/dates/day.ts';
import { endedBy, overlapping, rulePackageOf } from './package-book.ts';
import type { PackageBook } from './package-book.ts';

/** A candidate as read: without rules where its text cannot be read at all. */
export interface PackageReading {
  readonly rules: RulePackage | null;
  readonly issues: readonly Issue[];
}

/** Codes that end so have something to suggest. */
const withHint: readonly TextFault['kind'][] = ['unknownField', 'wrongValue'];

const issueOf = ({ place, kind, hint }: TextFault): Issue => ({
  path: place,
  code: `package.${kind}${hint !== '' && withHint.includes(kind) ? 'Like' : ''}`,
  params: { place, hint },
  severity: 'block',
});

const blocked = (code: string, params: Issue['params']): Issue => ({
  path: 'validFrom',
  code,
  params,
  severity: 'block',
});

/** Why these rules cannot stand beside the packages of the store. */
function placeIssues({ content, hash }: RulePackage, book: PackageBook, today: Day): Issue[] {
  const stored = book.all();
  const { id, validFrom } = content;
  if (stored.some((other) => other.hash === hash))
    return [{ ...blocked('package.sameContent', {}), path: '' }];
  if (stored.some((other) => other.id === id)) return [{ ...blocked('package.sameId', { id }), path: 'id' }];
  const other = overlapping(content, stored);
  if (other !== undefined) {
    const params = { id: other.id, validFrom: other.validFrom };
    return [
      other.validTo === null
        ? blocked('package.overlapOpen', params)
        : blocked('package.overlap', { ...params, validTo: other.validTo }),
    ];
  }
  const ended = endedBy(content, stored);
  const begun: Issue[] = [
    { ...blocked('package.begun', { validFrom, id: ended?.id ?? '' }), severity: 'warn' },
  ];
  return validFrom < today ? begun : [];
}

/** Reads the text of a candidate, and says what keeps it from being activated on this day. */
export function readPackage(text: string, book: PackageBook, today: Day): PackageReading {
  const { value, faults } = readStrict(rulePackageSchema, text);
  if (value === null) return { rules: null, issues: faults.map(issueOf) };
  const rules = rulePackageOf(value);
  return { rules, issues: [...packageIssues(value), ...placeIssues(rules, book, today)] };
}

/** Leaves of a value by dotted place, as JSON. */
function* leaves(value: unknown, place: string): Generator<readonly [string, string]> {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value))
      yield* leaves(inner, place === '' ? key : `${place}.${key}`);
  } else yield [place, JSON.stringify(value)];
}

/** Rows of a list are told apart by their id where they have one, so that one row put in does not shift all the others. */
function byId(value: unknown): unknown {
  if (Array.isArray(value)) {
    const rows = (value as unknown[]).map(byId);
    const ids = rows.map((row) => (typeof row === 'object' && row !== null && 'id' in row ? row.id : null));
    const isKeyed = ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
    return isKeyed && rows.length > 0
      ? Object.fromEntries(rows.map((row, index) => [`[${ids[index]}]`, row]))
      : rows;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, byId(inner)]));
}

/** Places at which two packages differ, in the order of the later one. */
export function contentDifferences(then: unknown, now: unknown, limit: number) {
  const [before, after] = [new Map(leaves(byId(then), '')), new Map(leaves(byId(now), ''))];
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((path) => ({ path, then: before.get(path) ?? null, now: after.get(path) ?? null }))
    .filter((change) => change.then !== change.now)
    .slice(0, limit);
}
