export * from './clauses.ts';
export * from './vocabulary-values.ts';

/**
 * Every sentence of the work check. The first word of a code is the row of the decision table (permits-quotas.md, section 11); what
 * follows the dot tells apart cases that need another sentence. The sentence is the message `work.<code>`; the list names the values it
 * may use ({@link workParamKeys}), all of them always given. A released code keeps its meaning, because records keep their findings.
 */
export const workCodeParams = {
  /** No row of the package applies: a supervisor decides. */
  R00: [],
  /** No work here: purpose is another and nothing shows a local employer. */
  R01: [],
  /** The purpose is not known. */
  'R01.purpose': [],
  /** Another purpose, but an employer or a contract appears. */
  R02: [],
  /** The visa is of a class that does not allow this work. */
  'R02.visa': ['visaCategory'],
  /** Remote worker, but an employer in Kazakhstan appears. */
  'R02.remote': [],
  R03: [],
  /** Claims the remote worker's ground, the visa for it was not seen. */
  'R03.visa': [],
  R04: ['adultYears'],
  /** The date of birth is not known, or too incomplete to tell. */
  'R04.partial': ['adultYears'],
  R05: ['snapshotOn', 'maxAgeDays'],
  /** There is no register at all. */
  'R05.none': [],

  R10: [],
  /** The contract's first day is not known. */
  'R10.dates': [],
  /** The contract begins later than the day of the check. */
  'R10.ahead': ['contractFrom'],
  R11: ['activity'],
  /** The employer's activity is not known, and some sectors are closed. */
  'R11.unknown': [],
  R12: ['daysSinceEntry'],
  'R12.noEntry': [],
  R13: ['endedOn', 'limitOn'],
  /** The days for a new contract are over as well. */
  'R13.over': ['endedOn', 'newContractDays'],
  R14: ['endedOn'],
  R15: ['endedOn', 'newContractDays'],
  R16: ['endedOn'],
  /** The ordinary 90 days are over too. */
  'R16.over': ['endedOn', 'stayDays'],
  /** The contract ran out at its term. */
  'R16.term': ['contractUntil'],
  R17: ['daysSinceEntry'],

  R20: [],
  R21: [],
  R22: [],
  'R23.humanitarian': [],
  'R23.sentence': [],
  'R23.trafficking': [],
  R24: [],
  R25: [],
  /** Married for less than the law asks, although a family paper is shown. */
  'R25.recent': ['since'],
  R26: [],
  R27: [],
  R28: [],
  /** Post taken: no exemption, a permit is needed. Shown and passed. */
  R29: [],
  'R30.education': [],
  'R30.stateBody': [],
  'R30.hub': [],
  'R31.investment': [],
  'R31.zone': [],
  R32: [],
  /** The office has not settled that staff of the AIFC are exempt. */
  'R32.refer': [],
  /** An employer of the AIFC and no permit on record. */
  'R32.employer': [],
  /** Ground claimed, proof not seen: `missing` names it. */
  R33: [],
  /** The paper that proves the ground, or the status, has ended. */
  'R33.expired': ['groundUntil'],
  /** A ground whose text was not found, or that no list has on this day. */
  'R33.unlisted': ['ground'],
  /** Treaty ground claimed, citizenship not known. */
  'R33.citizenship': [],
  R34: [],
  'R34.certificate': [],
  R35: ['visitDays', 'visitLimit'],
  /** More days than the office's own rule allows. */
  'R35.over': ['visitDays', 'visitLimit'],
  /** The office has no such rule. */
  'R35.refer': [],

  R40: [],
  /** A number was given; no paper under it nor for this person. */
  'R40.number': ['askedNumber'],
  /** Too little about the person to look anything up. */
  'R40.noKeys': [],
  /** No paper, and the citizenship that might make one needless is not known. */
  'R40.noCitizenship': [],
  R41: ['number'],
  R42: ['number'],
  R43: ['number', 'validUntil'],
  /** Marked as expired in the register. */
  'R43.status': ['number'],
  'R43.replaced': ['number'],
  'R43.noDates': ['number'],
  R44: ['number', 'validFrom'],
  R45: ['number'],
  /** Too little on either side to say whose permit it is. */
  'R45.unknown': ['number'],
  /** Same name and birth, another passport: see the earlier one. Modifier. */
  'R45.passport': ['number'],
  R46: ['number'],
  'R46.unknown': ['number'],
  R47: ['number'],
  /** The permit names a job; nobody told which one this is. */
  'R47.unknown': ['number'],
  R48: ['tripDaysLeft', 'tripDaysUsed', 'tripDaysPlanned', 'tripDaysLimit'],
  /** Another region, days of trips not known. */
  'R48.unknown': ['number', 'tripDaysLimit'],
  R49: ['number', 'tripDaysTotal', 'tripDaysLimit'],
  /** Region of work, or the permit's regions, not known. */
  'R49.unknown': ['number'],
  'R50.level': ['number'],
  'R50.sender': ['number'],
  'R50.term': ['number', 'termYears'],
  'R50.unknown': ['number'],
  R51: ['number'],
  R52: ['number', 'seasonalMonths'],
  R53: ['number'],
  'R53.unknown': ['number'],
  R54: ['number', 'extension', 'extensionLimit'],
  /** No limit in force on the issue date for a region, year or line of the permit. */
  R55: ['quotaYear'],
  /** The permit's issue date is not known. */
  'R55.issue': ['number'],
  /** Line not known: no category. */
  'R55.line': ['number'],
  /** A limit, but nobody reported the use. */
  'R55.use': ['quotaYear', 'limit'],
  R56: ['quotaYear', 'used', 'limit'],
  /** The same where the office has settled that it stops the work ground. */
  'R56.blocking': ['quotaYear', 'used', 'limit'],
  R57: ['quotaYear', 'used', 'limit'],
  /** Within the limit on several lines; figures of the fullest. */
  'R57.several': ['lines', 'quotaYear', 'used', 'limit'],
  /** Only a later total is known, and even that is within. */
  'R57.later': ['quotaYear', 'used', 'limit', 'asOf'],
  /** The permit itself is in order; shown where the quota part is not. */
  'R57.permit': ['number'],
  R60: ['number'],
  /** The certificate was seen, the register does not have it: type it in. */
  'R60.register': [],
  /** Dates of the certificate not known. */
  'R60.dates': ['number'],
  /** Region not on the certificate; whether that matters was not found. */
  'R60.place': ['number'],
  R61: ['number'],
  R62: ['number', 'certificateMonths'],
  /** Extended to a contract, which is over, or longer than three years. */
  'R62.contract': ['number', 'certificateUntil'],
  R63: ['number'],
  R70: ['number'],
  R71: ['number'],
  R72: ['immigrants', 'immigrantLimit'],
  R73: ['monthsGranted', 'monthLimit'],
  R74: ['number'],
  R75: ['number'],
  'R75.unknown': ['number'],

  /** The stay asked for goes past the end of the ground. */
  M1: ['limitOn', 'stayUntil'],
  /** No contract seen. */
  M2: [],
  /** Contract not, or not known to be, in the register of labour contracts. */
  'M2.register': [],
  M3: ['contractOn', 'permitOn'],
  /** The window for an extension is open. */
  M4: ['validUntil', 'windowFrom', 'windowUntil'],
  /** The window is over. */
  'M4.closed': ['validUntil', 'windowUntil'],
  /** The foreigner's own paper ends soon. */
  'M4.own': ['validUntil'],
  M5: [],
  /** The host's notice came late. */
  M6: ['noticeDueOn', 'noticeCameOn'],
  /** After the 30th day from entry. */
  'M6.registration': ['enteredOn', 'freeDays'],
} as const satisfies Record<string, readonly WorkParamKey[]>;

export type WorkCode = keyof typeof workCodeParams;
export const workCodes = Object.keys(workCodeParams) as readonly WorkCode[];

/**
 * Values a sentence may name; each means one thing wherever it stands. Days come as `YYYY-MM-DD` and are written by whoever shows them:
 * those in {@link workDayParams}. All others are whole numbers or text as on the papers.
 */
export const workParamKeys = [
  'activity',
  'adultYears',
  'asOf',
  'askedNumber',
  'certificateMonths',
  'certificateUntil',
  'contractFrom',
  'contractOn',
  'contractUntil',
  'daysSinceEntry',
  'endedOn',
  'enteredOn',
  'extension',
  'extensionLimit',
  'freeDays',
  'ground',
  'groundUntil',
  'immigrantLimit',
  'immigrants',
  'limit',
  'limitOn',
  'lines',
  'maxAgeDays',
  'monthLimit',
  'monthsGranted',
  'newContractDays',
  'noticeCameOn',
  'noticeDueOn',
  'number',
  'permitOn',
  'quotaYear',
  'seasonalMonths',
  'since',
  'snapshotOn',
  'stayDays',
  'stayUntil',
  'termYears',
  'tripDaysLeft',
  'tripDaysLimit',
  'tripDaysPlanned',
  'tripDaysTotal',
  'tripDaysUsed',
  'used',
  'validFrom',
  'validUntil',
  'visaCategory',
  'visitDays',
  'visitLimit',
  'windowFrom',
  'windowUntil',
] as const;
export type WorkParamKey = (typeof workParamKeys)[number];

/** Params that are days. */
export const workDayParams = [
  'asOf',
  'certificateUntil',
  'contractFrom',
  'contractOn',
  'contractUntil',
  'endedOn',
  'enteredOn',
  'groundUntil',
  'limitOn',
  'noticeCameOn',
  'noticeDueOn',
  'permitOn',
  'since',
  'snapshotOn',
  'stayUntil',
  'validFrom',
  'validUntil',
  'windowFrom',
  'windowUntil',
] as const satisfies readonly WorkParamKey[];

/** Lines of the counsel; `counsel.<key>` is the message with these values (days: see {@link workDayParams}). */
export const counselParams = {
  /** See the papers named in the finding's `missing`. */
  showEvidence: [],
  /** Fill in what the finding's `missing` names. */
  askFacts: [],
  /** Ask for the permit's number, or compare it with the paper. */
  checkNumber: [],
  /** Bring the contract, registered in the unified register of labour contracts. */
  bringContract: [],
  /** Have the contract registered there. */
  registerContract: [],
  bringInsurance: [],
  /** A permit for this employer exists: see it. */
  permitForEmployer: ['number'],
  /** The person has a permit with another employer; this one needs its own. */
  permitOtherEmployer: ['number'],
  /** A permit of this person names the region of work. */
  permitForRegion: ['number'],
  /** The employer has to get a permit before the work begins. */
  employerNeedsPermit: [],
  /** Ethnic Kazakhs and former compatriots: permit by the simplified procedure. */
  simplifiedProcedure: [],
  /** The claimed ground looks like an exemption and is none. */
  groundGivesNone: [],
  /** The employer asks for the extension within the window. */
  extendInWindow: ['windowFrom', 'windowUntil'],
  /** The window is over: a new permit. */
  newPermit: [],
  /** Ask the issuing body why, and bring its answer. */
  askIssuer: ['number'],
  /** The permit begins on this day; no work before it. */
  waitUntil: ['validFrom'],
  /** The stay ends on this day at the latest, unless the ground is extended. */
  shortenStay: ['limitOn'],
  /** New contract up to this day. */
  contractUntilDay: ['limitOn'],
  /** Fewer days of business trips, or a permit that names the region. */
  tripsOrRegion: ['tripDaysLimit'],
  /** Bring a newer extract of the register, then check again. */
  newerRegister: [],
  /** Bring the quota figures, then check again. */
  quotaFigures: [],
  /** A supervisor decides. */
  supervisorDecides: [],
  /** A labour immigrant's permit covers a private household only. */
  householdOnly: [],
} as const satisfies Record<string, readonly WorkParamKey[]>;
export type CounselKey = keyof typeof counselParams;
export const counselKeys = Object.keys(counselParams) as readonly CounselKey[];
