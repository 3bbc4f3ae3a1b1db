import * as v from 'valibot';
import {
  codeSchema,
  countryCodeSchema,
  daySchema,
  namesSchema,
  positiveSchema,
  rowEntries,
  textSchema,
} from './row.ts';
import { workLists } from './work-lists.ts';

export { rowsInForce, validityIssues } from './row.ts';

/** A list whose rows are nothing but a code and its names. */
const plainRow = v.strictObject({ ...rowEntries, names: namesSchema });

/** States and issuers as they stand in a passport: ISO 3166-1 alpha-3 and the further codes of ICAO Doc 9303 part 3. */
const countryRow = v.strictObject({
  ...rowEntries,
  code: countryCodeSchema,
  alpha2: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  names: namesSchema,
  /** `status`: stateless people, refugees, no citizenship given. `specimen`: no state at all, for invented people. */
  kind: v.picklist(['country', 'organisation', 'status', 'specimen']),
  /** The row to take instead when a document carries this code: `D` in a German passport is `DEU`. */
  sameAs: v.nullable(countryCodeSchema),
  /** Member of the Eurasian Economic Union. */
  eaeu: v.boolean(),
});

const documentTypeRow = v.strictObject({
  ...rowEntries,
  names: namesSchema,
  /** Code in the list of identity documents of the financial-monitoring rules; null where that list has none. */
  nationalCode: v.nullable(v.pipe(v.string(), v.regex(/^0\d{1,2}$/))),
  /** Offered for the foreigner of a notice. */
  foreigner: v.boolean(),
});

const visaCategoryRow = v.strictObject({
  ...rowEntries,
  /** What it is given for; null where that was not found. */
  names: v.nullable(namesSchema),
  /** Codes of `purposes` it is known to serve; empty where unknown. */
  purposes: v.array(codeSchema),
  /** null = not known. */
  paidWork: v.nullable(v.boolean()),
  /** Longest terms known, by number of entries (null = whatever the entries). */
  longest: v.array(
    v.strictObject({
      entries: v.nullable(v.picklist(['single', 'multiple'])),
      count: positiveSchema,
      unit: v.picklist(['day', 'year']),
    }),
  ),
});

/** Visa-free stay. Days are calendar days; null = no such limit found, not "unlimited". */
const stayTermRow = v.strictObject({
  ...rowEntries,
  names: namesSchema,
  /** alpha-3 codes; null = every other visa-free citizenship, for which no row of its own is in force. */
  citizenships: v.nullable(v.pipe(v.array(countryCodeSchema), v.nonEmpty())),
  daysPerEntry: v.nullable(positiveSchema),
  /** At most `daysInWindow` days of stay in any `windowDays` running days. */
  windowDays: v.nullable(positiveSchema),
  daysInWindow: v.nullable(positiveSchema),
  /** Codes of `purposes` it is limited to; empty = any. */
  purposes: v.array(codeSchema),
  /** Code of `legal-sources`, or null. */
  clause: v.nullable(codeSchema),
});

const regionRow = v.strictObject({
  ...rowEntries,
  /** KATO code, nine digits. */
  code: v.pipe(v.string(), v.regex(/^\d{9}$/)),
  names: namesSchema,
  kind: v.picklist(['region', 'city']),
});

const checkpointRow = v.strictObject({
  ...rowEntries,
  names: namesSchema,
  kind: v.picklist(['road', 'air']),
  /** State on the other side, alpha-3; null at an airport. */
  neighbour: v.nullable(countryCodeSchema),
});

const hostKindRow = v.strictObject({
  ...rowEntries,
  names: namesSchema,
  identifier: v.picklist(['iin', 'bin']),
});

const holidayRow = v.strictObject({
  ...rowEntries,
  /** Equals the code: one row a day. */
  date: daySchema,
  /** `dayOff`: a weekday not worked because of a shift or a swap. `workingWeekend`: a weekend day worked instead. */
  kind: v.picklist(['holiday', 'dayOff', 'workingWeekend']),
  names: namesSchema,
  /** Register number of the act that swapped the day; null where the Labour Code itself makes the day off. */
  act: v.nullable(textSchema),
});

const calendarYearRow = v.strictObject({
  ...rowEntries,
  year: v.pipe(v.number(), v.integer(), v.minValue(1991), v.maxValue(9999)),
  /** Whether the swapped days of the year are in `holidays`: `none` = nothing was swapped, `unknown` = not decreed or not found yet. */
  swaps: v.picklist(['listed', 'none', 'unknown']),
});

const mciRow = v.strictObject({
  ...rowEntries,
  /** Tenge; null = not found. */
  tenge: v.nullable(positiveSchema),
});

const settingDefaultRow = v.strictObject({
  ...rowEntries,
  names: namesSchema,
  value: v.union([v.string(), v.pipe(v.number(), v.integer()), v.boolean()]),
  /** The values to choose from; null where the value is a number or a switch. */
  options: v.nullable(v.array(textSchema)),
  /** Why the value is what it is, to be shown beside it. */
  basis: namesSchema,
  /** Code of `legal-sources`, or null where no act speaks of it. */
  clause: v.nullable(codeSchema),
});

const legalSourceRow = v.strictObject({
  ...rowEntries,
  /** Full citation with the clause. */
  names: namesSchema,
  adoptedOn: v.nullable(daySchema),
  /** Number in the state register of acts (`P1200000148`), or null. */
  registerNumber: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]\d{2}[A-Z0-9]\d{7}$|^[A-Z]\d{10}$/))),
  /** Article or clause number within the act, or null for the whole act. */
  clause: v.nullable(textSchema),
});

/** Why a posted notice goes back, and what its sender can do about it: both stand in the letter. */
const returnDefectRow = v.strictObject({ ...rowEntries, names: namesSchema, todo: namesSchema });

/** Every reference list by its id, which is also the name of its file in `resources/reference`, with the schema of one row. */
export const referenceLists = {
  countries: countryRow,
  'document-types': documentTypeRow,
  purposes: plainRow,
  'visa-categories': visaCategoryRow,
  'stay-terms': stayTermRow,
  regions: regionRow,
  checkpoints: checkpointRow,
  'place-types': plainRow,
  'accommodation-rights': plainRow,
  'enclosure-types': plainRow,
  'host-kinds': hostKindRow,
  holidays: holidayRow,
  'calendar-years': calendarYearRow,
  mci: mciRow,
  'settings-defaults': settingDefaultRow,
  'legal-sources': legalSourceRow,
  'return-defects': returnDefectRow,
  ...workLists,
} as const;

export type ReferenceList = keyof typeof referenceLists;
export type ReferenceRow<L extends ReferenceList> = v.InferOutput<(typeof referenceLists)[L]>;

/** `resources/reference/index.json`: which files make up the shipped data, and the day it was put together. */
export const referenceIndexSchema = v.strictObject({
  version: daySchema,
  lists: v.array(
    v.strictObject({
      list: v.picklist(Object.keys(referenceLists) as ReferenceList[]),
      file: v.pipe(v.string(), v.regex(/^[a-z-]+\.json$/)),
    }),
  ),
});
