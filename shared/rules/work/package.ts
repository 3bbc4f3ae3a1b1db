import * as v from 'valibot';
import { parseDay } from '../../dates/day.ts';
import type { Day } from '../../dates/day.ts';
import type { Issue } from '../../errors.ts';
import { workActs } from './clauses.ts';
import type { WorkAct } from './clauses.ts';
import { endKeys } from './ends.ts';
import type { EndKey } from './ends.ts';
import { needNames } from './grounds.ts';
import type { NeedName } from './grounds.ts';
import { missingAsks } from './missing.ts';
import type { MissingAsk } from './missing.ts';
import { conditions } from './predicates/index.ts';
import type { Condition } from './predicates/index.ts';
import { referrals, workResults } from './verdict.ts';
import type { Referral, WorkLight, WorkResult } from './verdict.ts';
import { workClauseKeys, workCodes, workValueKeys } from './vocabulary.ts';
import type { WorkClause, WorkCode, WorkValueKey } from './vocabulary.ts';

/** Numbers and days of the law the predicates compare with. All terms count their last day in. */
export interface WorkThresholds {
  readonly adultYears: number;
  readonly treatyRegistrationFreeDays: number;
  readonly treatyStayDays: number;
  readonly newContractDays: number;
  readonly kandasYears: number;
  readonly capitalMonths: number;
  readonly familyMarriageYears: number;
  readonly commissioningYears: number;
  /** First day of the cap of one exempt foreigner a post in wholly foreign companies. */
  readonly wholeForeignCapFrom: Day;
  readonly tripDaysPerYear: number;
  readonly ictYears: number;
  readonly ictExtensionYears: number;
  readonly seasonalMonths: number;
  readonly extensions: number;
  readonly certificateMonths: number;
  readonly certificateContractYears: number;
  readonly labourImmigrantMonths: number;
  readonly labourImmigrantContracts: number;
  readonly endingSoonDays: number;
  /** The window for an extension, in days before the permit's end. */
  readonly extensionWindowFrom: number;
  readonly extensionWindowTo: number;
  /** Visas that contradict work for an employer here: codes of `visa-categories`. */
  readonly visasWithoutWork: readonly string[];
}

/** Lists and switches a row rests on; the finding is unconfirmed when one of them is. */
export const bases = [
  'treatyStates',
  'restrictedSectors',
  'labourImmigrantStates',
  'seasonalJobs',
  'quotaAlarm',
  'severalRegions',
  'ledgerScope',
  'registerMaxAgeDays',
  'jobComparison',
  'aifcExempt',
  'businessVisitDays',
  'quotaLimit',
  'employerByName',
] as const;
export type Basis = (typeof bases)[number];

/**
 * One row of the decision table. It fits when all its conditions hold; with `grounds`, when they hold for a claimed ground of one of
 * these codes (`*`: of any). Rows are asked in order: the first of `verdict` or `quota` decides, `passed` adds a line and lets the check
 * go on, every fitting `modifier` is added at the end.
 */
export interface RuleRow {
  readonly id: WorkCode;
  readonly role: 'verdict' | 'quota' | 'modifier' | 'passed';
  readonly result: WorkResult;
  /** Where it is not the result's own. */
  readonly light?: WorkLight;
  readonly grounds?: readonly string[];
  /** What these grounds ask for beside their proof: all met fits, one unmet rules the ground out, unknown is asked for by R33. */
  readonly needs?: readonly NeedName[];
  readonly when: readonly Condition[];
  readonly clauses: readonly WorkClause[];
  readonly refer?: Referral;
  /** Days that end the ground; the earliest known is the limit. */
  readonly ends?: readonly EndKey[];
  /** Values that decided, in the order to show them. */
  readonly values?: readonly WorkValueKey[];
  /** What to ask for, if it is missing. */
  readonly missing?: readonly MissingAsk[];
  readonly uses?: readonly Basis[];
}

/** Edition of an act the rules were written from: the day of its last amendment read, and the amendment in words. */
export interface ActEdition {
  readonly on: Day | null;
  readonly text: string;
}

export interface RulePackageContent {
  readonly id: string;
  readonly validFrom: Day;
  /** Last day; null = still in force. */
  readonly validTo: Day | null;
  readonly editions: Readonly<Record<WorkAct, ActEdition>>;
  readonly limits: WorkThresholds;
  readonly rows: readonly RuleRow[];
}

/** A package and the SHA-256 of its {@link packageText}, in hex. */
export interface RulePackage {
  readonly content: RulePackageContent;
  readonly hash: string;
}

const day = v.custom<Day>((value) => typeof value === 'string' && parseDay(value) !== null, 'not a day');
const amount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const amounts = [
  'adultYears',
  'treatyRegistrationFreeDays',
  'treatyStayDays',
  'newContractDays',
  'kandasYears',
  'capitalMonths',
  'familyMarriageYears',
  'commissioningYears',
  'tripDaysPerYear',
  'ictYears',
  'ictExtensionYears',
  'seasonalMonths',
  'extensions',
  'certificateMonths',
  'certificateContractYears',
  'labourImmigrantMonths',
  'labourImmigrantContracts',
  'endingSoonDays',
  'extensionWindowFrom',
  'extensionWindowTo',
] as const satisfies readonly Exclude<keyof WorkThresholds, 'wholeForeignCapFrom' | 'visasWithoutWork'>[];

const rowSchema = v.strictObject({
  id: v.picklist(workCodes),
  role: v.picklist(['verdict', 'quota', 'modifier', 'passed']),
  result: v.picklist(workResults),
  light: v.exactOptional(v.picklist(['order', 'look', 'stop', 'noData', 'off'])),
  grounds: v.exactOptional(v.array(text)),
  needs: v.exactOptional(v.array(v.picklist(needNames))),
  when: v.array(v.picklist(conditions)),
  clauses: v.array(v.picklist(workClauseKeys)),
  refer: v.exactOptional(v.picklist(referrals)),
  ends: v.exactOptional(v.array(v.picklist(endKeys))),
  values: v.exactOptional(v.array(v.picklist(workValueKeys))),
  missing: v.exactOptional(v.array(v.picklist(missingAsks))),
  uses: v.exactOptional(v.array(v.picklist(bases))),
});

const editionSchema = v.strictObject({ on: v.nullable(day), text });

/** A package as a file brings it. An unknown field, predicate, clause or code is named by its path. */
export const rulePackageSchema: v.GenericSchema<RulePackageContent> = v.strictObject({
  id: text,
  validFrom: day,
  validTo: v.nullable(day),
  editions: v.strictObject(v.entriesFromList(workActs, editionSchema)),
  limits: v.strictObject({
    ...v.entriesFromList(amounts, amount),
    wholeForeignCapFrom: day,
    visasWithoutWork: v.array(text),
  }),
  rows: v.array(rowSchema),
});

/**
 * What a well-shaped package may still have wrong: `package.endsBeforeStart`, `package.duplicateRow` { row },
 * `package.contradiction` { row, condition }, `package.noRows`. Empty when nothing is.
 */
export function packageIssues(content: RulePackageContent): Issue[] {
  const { rows, validFrom, validTo } = content;
  const block = (path: string, code: string, params: Issue['params'] = {}): Issue => ({
    path,
    code,
    params,
    severity: 'block',
  });
  return [
    ...(validTo !== null && validTo < validFrom ? [block('validTo', 'package.endsBeforeStart')] : []),
    ...(rows.some(({ role }) => role === 'verdict') ? [] : [block('rows', 'package.noRows')]),
    ...rows.flatMap(({ id }, index) =>
      rows.findIndex((row) => row.id === id) < index
        ? [block(`rows.${index}.id`, 'package.duplicateRow', { row: id })]
        : [],
    ),
    ...rows.flatMap(({ id, when }, index) =>
      when
        .filter(
          (condition) => !condition.startsWith('not ') && when.includes(`not ${condition}` as Condition),
        )
        .map((condition) => block(`rows.${index}.when`, 'package.contradiction', { row: id, condition })),
    ),
  ];
}

/** The text a package is hashed by: JSON without blanks, the keys of every object in code-point order. */
export function packageText(content: RulePackageContent): string {
  return JSON.stringify(inOrder(content));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
