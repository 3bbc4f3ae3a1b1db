import type { Day, Instant } from '#shared/dates/day.ts';
import { addYears } from '#shared/dates/day.ts';
import type { PartialDay } from '#shared/dates/partial-day.ts';
import { emptyContent } from '#shared/forms/field.ts';
import { permitFields } from '#shared/forms/permit-form.ts';
import type { PermitContent } from '#shared/forms/permit-form.ts';
import { categoryOf, documentsOf } from '#shared/forms/read-permit.ts';
import type { PermitCategory } from '#shared/forms/read-permit.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import type { WorkPermit } from '#shared/rules/work/case.ts';
import { foldSearch, nameKey } from '#shared/text/fold.ts';
import { quotaLineOf } from '#shared/work/permit-line.ts';
import type { PermitId, PermitOrigin, PermitScheme, PermitStatus, QuotaLine } from '#shared/work/permit.ts';

/** Warnings somebody passed when the permit was typed, and why. */
export interface PassedWarnings {
  readonly reason: string | null;
  readonly warnings: readonly { readonly path: string; readonly code: string }[];
}

/** A permit as the table keeps it, without the history and the chain. */
export interface StoredPermit {
  readonly sequence: number;
  readonly id: PermitId;
  readonly content: PermitContent;
  readonly origin: PermitOrigin;
  readonly importId: string | null;
  readonly requestId: string | null;
  readonly passed: PassedWarnings;
  readonly changedAt: Instant;
  readonly changedBy: string;
  readonly revision: number;
}

/** What is written: everything but what the table itself counts. */
export type PermitToWrite = Omit<StoredPermit, 'sequence' | 'revision'>;

/** The columns a list shows. */
export interface PermitHead {
  readonly id: PermitId;
  readonly number: string;
  readonly scheme: PermitScheme;
  readonly category: PermitCategory;
  readonly validFrom: Day;
  readonly validUntil: Day;
  readonly status: PermitStatus;
  readonly surname: string;
  readonly givenNames: string;
  readonly bornOn: PartialDay | null;
  readonly citizenship: string | null;
  readonly employerIdentifier: string | null;
  readonly employerName: string | null;
  readonly regions: readonly string[];
  readonly origin: PermitOrigin['kind'];
  /** Place in the register, for cursors. */
  readonly sequence: number;
}

export interface PermitRow {
  sequence: number;
  id: PermitId;
  number: string;
  scheme: PermitScheme;
  category: PermitCategory;
  valid_from: Day;
  valid_until: Day;
  status: PermitStatus;
  surname: string;
  given_names: string;
  name_key: string;
  employer_key: string;
  born_on: PartialDay | null;
  citizenship: string | null;
  employer_identifier: string | null;
  employer_name: string | null;
  previous_key: string | null;
  origin: PermitOrigin['kind'];
  source: string;
  snapshot_on: Day | null;
  import_id: string | null;
  request_id: string | null;
  passed: string;
  changed_at: Instant;
  changed_by: string;
  revision: number;
  content: string;
}

export type PermitHeadRow = Pick<
  PermitRow,
  | 'sequence'
  | 'id'
  | 'number'
  | 'scheme'
  | 'category'
  | 'valid_from'
  | 'valid_until'
  | 'status'
  | 'surname'
  | 'given_names'
  | 'born_on'
  | 'citizenship'
  | 'employer_identifier'
  | 'employer_name'
  | 'origin'
>;

export const headColumns = `sequence, id, number, scheme, category, valid_from, valid_until, status, surname, given_names, born_on,
  citizenship, employer_identifier, employer_name, origin`;

const nothingKnown = emptyContent(permitFields);

/** The content as kept, with the fields a later form added. */
export const contentOfRow = ({ content }: Pick<PermitRow, 'content'>): PermitContent => ({
  ...nothingKnown,
  ...(JSON.parse(content) as PermitContent),
});

export const headOf = (row: PermitHeadRow, regions: readonly string[]): PermitHead => ({
  id: row.id,
  number: row.number,
  scheme: row.scheme,
  category: row.category,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  status: row.status,
  surname: row.surname,
  givenNames: row.given_names,
  bornOn: row.born_on,
  citizenship: row.citizenship,
  employerIdentifier: row.employer_identifier,
  employerName: row.employer_name,
  regions,
  origin: row.origin,
  sequence: row.sequence,
});

export const fromRow = (row: PermitRow): StoredPermit => ({
  sequence: row.sequence,
  id: row.id,
  content: contentOfRow(row),
  origin: { kind: row.origin, source: row.source, snapshotOn: row.snapshot_on },
  importId: row.import_id,
  requestId: row.request_id,
  passed: JSON.parse(row.passed) as PassedWarnings,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  revision: row.revision,
});

/** A read permit has these; one that lacks them is refused before it comes here. */
function required<Value>(value: Value | null, field: string): Value {
  if (value === null) throw new Error(`a permit without ${field}`);
  return value;
}

const keyOrNull = (number: string | null): string | null => {
  const key = documentKey(number ?? '');
  return key === '' ? null : key;
};

/** Everything that is searched or sorted by, as columns; the rest stays in the content. */
export function toColumns({ content, origin, passed, ...permit }: PermitToWrite) {
  const scheme = required(content.scheme, 'scheme') as PermitScheme;
  const issuedYear = (content.issuedOn ?? content.validFrom)?.slice(0, 4);
  return {
    ...permit,
    number: required(content.number, 'number'),
    numberKey: documentKey(required(content.number, 'number')),
    scheme,
    category: categoryOf(content),
    issuedOn: content.issuedOn,
    validFrom: required(content.validFrom, 'first day'),
    validUntil: required(content.validUntil, 'last day'),
    status: required(content.status, 'status') as PermitStatus,
    statusOn: content.statusOn,
    employerIdentifier: content.employerIdentifier,
    employerName: content.employerName,
    employerKey: foldSearch(content.employerName ?? ''),
    surname: content.surname ?? '',
    givenNames: content.givenNames ?? '',
    nameKey: nameKey(content.surname ?? '', content.givenNames ?? ''),
    bornOn: content.bornOn,
    citizenship: content.citizenship,
    iin: content.iin,
    previousKey: keyOrNull(content.previousNumber),
    extension: content.extension,
    quotaYear: content.quotaYear ?? Number(issuedYear),
    quotaLine: (content.quotaLine as QuotaLine | null) ?? quotaLineOf(scheme, categoryOf(content)),
    origin: origin.kind,
    source: origin.source,
    snapshotOn: origin.snapshotOn,
    passed: JSON.stringify(passed),
    content: JSON.stringify(content),
  };
}

export type PermitColumns = ReturnType<typeof toColumns>;

/** One line for each region: what the ledger counts stands beside it, so that counting never opens a permit. */
export function regionColumns(columns: PermitColumns, content: PermitContent) {
  const isOutside = quotaLineOf(columns.scheme, columns.category) === null;
  // A first-category permit of more than a year may count in each year of its term (permits-quotas.md, section 5.2).
  const isLong = columns.category === 1 && columns.validUntil >= addYears(columns.validFrom, 1);
  const counted = {
    validUntil: columns.validUntil,
    status: columns.status,
    scheme: columns.scheme,
    year: columns.quotaYear,
    line: isOutside ? null : columns.quotaLine,
    issuedOn: columns.issuedOn ?? columns.validFrom,
    returnedOn: columns.status === 'revoked' ? (columns.statusOn ?? columns.validFrom) : null,
    longUntil: isLong && !isOutside ? columns.validUntil : null,
  };
  return [...new Set(content.regions)].map((region, position) => ({ ...counted, region, position }));
}

export const documentKeysOf = (content: PermitContent): readonly string[] =>
  documentsOf(content).map((number) => documentKey(number));

/** The permit as the check sees it; `firstValidFrom` is the table's to know. */
export function toWorkPermit(
  { id, content }: Pick<StoredPermit, 'id' | 'content'>,
  firstValidFrom: Day | null,
): WorkPermit {
  return {
    id,
    number: content.number ?? '',
    scheme: required(content.scheme, 'scheme') as PermitScheme,
    category: categoryOf(content),
    issuedOn: content.issuedOn,
    validFrom: content.validFrom,
    validUntil: content.validUntil,
    firstValidFrom,
    regions: content.regions,
    status: required(content.status, 'status') as PermitStatus,
    statusOn: content.statusOn,
    extension: content.extension,
    employerIdentifier: content.employerIdentifier,
    employerName: content.employerName,
    surname: content.surname,
    givenNames: content.givenNames,
    bornOn: content.bornOn,
    citizenship: content.citizenship,
    documentNumbers: documentsOf(content),
    iin: content.iin,
    jobTitle: content.jobTitle,
    professionCode: content.professionCode,
    quotaYear: content.quotaYear,
    quotaLine: content.quotaLine as QuotaLine | null,
    senderInWto: content.senderInWto === null ? null : content.senderInWto === 'yes',
    contractUntil: content.contractUntil,
    monthsWithoutBreak: content.monthsWithoutBreak,
  };
}
