import type { WorkCode } from '#shared/rules/work/vocabulary.ts';

/** Sentences of the work check: what decided, in plain words. The clause stands beside the sentence, not in it. */
export const work = {
  'work.R00': 'No rule covers this case: a supervisor decides.',
  'work.R01': 'No work in Kazakhstan: the work check does not apply.',
  'work.R01.purpose': 'Whether this is work cannot be told: ask the purpose of the visit.',
  'work.R02': 'The purpose is not work, but an employer or a contract in Kazakhstan is named.',
  'work.R02.visa': 'A visa of category {visaCategory} does not cover this work.',
  'work.R02.remote': 'Remote work for an employer abroad, but an employer in Kazakhstan is named.',
  'work.R03': 'Remote work for an employer abroad: the work check does not apply.',
  'work.R03.visa': 'Remote work for an employer abroad is claimed; the visa for it was not seen.',
  'work.R04': 'The person is under {adultYears}.',
  'work.R04.partial':
    'Whether the person is {adultYears} cannot be told: the date of birth is not known or incomplete.',
  'work.R05':
    'No permit found, but the register of {snapshotOn} is older than {maxAgeDays|one:# day|other:# days}: it cannot say that there is none.',
  'work.R05.none': 'There is no register of permits to look in.',

  'work.R10': 'Citizen of an EAEU state with a contract in force: no permit and no quota.',
  'work.R10.dates': 'Citizen of an EAEU state with a contract whose first day is not known.',
  'work.R10.ahead': 'Citizen of an EAEU state; the contract begins only on {contractFrom}.',
  'work.R11': 'Citizen of an EAEU state, but the activity {activity} is closed to foreigners.',
  'work.R11.unknown':
    'Citizen of an EAEU state; some activities are closed, and the employer’s activity is not known.',
  'work.R12':
    'Citizen of an EAEU state without a contract, {daysSinceEntry|one:# day|other:# days} since entry: may look for work, has no ground to work yet.',
  'work.R12.noEntry':
    'Citizen of an EAEU state without a contract: no ground to work yet; the date of entry is not known.',
  'work.R13': 'The contract ended on {endedOn}; a new one may follow until {limitOn}.',
  'work.R13.over':
    'The contract ended on {endedOn}; the {newContractDays|one:# day|other:# days} for a new one are over.',
  'work.R14':
    'A new contract followed in time after the one that ended on {endedOn}: no permit and no quota.',
  'work.R15':
    'The new contract came more than {newContractDays|one:# day|other:# days} after the end of the earlier one on {endedOn}, and no departure is known.',
  'work.R16': 'The contract ended on {endedOn}: the ordinary stay still runs, there is no ground to work.',
  'work.R16.over':
    'The contract ended on {endedOn}, and the {stayDays|one:# day|other:# days} of ordinary stay are over.',
  'work.R16.term': 'The contract ran out on {contractUntil}: there is no ground to work.',
  'work.R17':
    'Citizen of an EAEU state without a contract, {daysSinceEntry|one:# day|other:# days} since entry: check the registration.',

  'work.R20': 'Permanent resident: no permit and no quota.',
  'work.R21': 'Kandas: no permit and no quota.',
  'work.R22': 'Refugee or asylum seeker: no permit and no quota.',
  'work.R23.humanitarian':
    'Humanitarian immigrant: no permit and no quota for work within the purpose of entry.',
  'work.R23.sentence': 'Serving a sentence without isolation in Kazakhstan: no permit and no quota.',
  'work.R23.trafficking': 'Victim of trafficking while the case runs: no permit and no quota.',
  'work.R24': 'Business immigrant in the own business: no permit and no quota.',
  'work.R25': 'Spouse of a citizen of Kazakhstan: no permit and no quota.',
  'work.R25.recent': 'Spouse of a citizen of Kazakhstan, but married only since {since}.',
  'work.R26': 'First head of a branch or representative office: no permit and no quota.',
  'work.R27': 'First head or deputy of a wholly foreign company: no permit and no quota.',
  'work.R28':
    'First head or deputy of a wholly foreign company, the only one exempt in this post: no permit and no quota.',
  'work.R29': 'Another foreigner is already exempt in this post: a permit is needed.',
  'work.R30.education':
    'Manager or specialist of an autonomous educational organisation: no permit and no quota.',
  'work.R30.stateBody': 'Foreign employee of a state body: no permit and no quota.',
  'work.R30.hub': 'Manager or specialist of Astana Hub: no permit and no quota.',
  'work.R31.investment': 'Employee of a priority investment project: no permit and no quota.',
  'work.R31.zone': 'Employee of a project in a special economic zone: no permit and no quota.',
  'work.R32': 'Employee of the Astana International Financial Centre: no permit and no quota.',
  'work.R32.refer':
    'Employee of the Astana International Financial Centre: this office has not settled whether a permit is needed.',
  'work.R32.employer':
    'The employer is of the Astana International Financial Centre; no permit is on record.',
  'work.R33': 'A ground to work without a permit is claimed; its proof was not seen.',
  'work.R33.expired': 'The claimed ground to work without a permit ended on {groundUntil}.',
  'work.R33.unlisted': 'The claimed ground to work without a permit is on no list in force on this day.',
  'work.R33.citizenship': 'Work by treaty is claimed, but the citizenship is not known.',
  'work.R34': 'Student or trainee: whether a permit is needed as well is for the supervisor to decide.',
  'work.R34.certificate': 'Student or trainee: the certificate of the school or host was not seen.',
  'work.R35':
    'Business visits: {visitDays} of {visitLimit|one:# day|other:# days} in the calendar year, no permit.',
  'work.R35.over':
    'Business visits come to {visitDays|one:# day|other:# days} in the calendar year, more than the {visitLimit} allowed.',
  'work.R35.refer': 'Business visit: this office has no rule for work on one.',

  'work.R40': 'No work authorisation was found for this person.',
  'work.R40.number': 'No permit was found under number {askedNumber}, nor one for this person.',
  'work.R40.noKeys': 'Permits cannot be looked for: too little is known about the person.',
  'work.R40.noCitizenship':
    'No permit was found; without the citizenship it cannot be told whether one is needed.',
  'work.R41': 'Permit {number} was revoked.',
  'work.R42': 'Permit {number} is suspended.',
  'work.R43': 'Permit {number} ended on {validUntil}.',
  'work.R43.status': 'Permit {number} is marked as expired in the register.',
  'work.R43.replaced': 'Permit {number} was replaced by another.',
  'work.R43.noDates': 'The dates of permit {number} are not known.',
  'work.R44': 'Permit {number} begins only on {validFrom}.',
  'work.R45': 'Permit {number} names another person.',
  'work.R45.unknown': 'Whether permit {number} is this person’s cannot be told: data are missing.',
  'work.R45.passport': 'Permit {number} names another passport of the same person: see the earlier one.',
  'work.R46': 'Permit {number} is for another employer.',
  'work.R46.unknown': 'Whether permit {number} is for this employer cannot be told: data are missing.',
  'work.R47': 'Permit {number} is for another job.',
  'work.R47.unknown': 'Permit {number} is for one job only: ask which job this is.',
  'work.R48':
    'Business trips to a region the permit does not name: {tripDaysUsed} used and {tripDaysPlanned} planned of {tripDaysLimit|one:# day|other:# days} in the calendar year, {tripDaysLeft} left.',
  'work.R48.unknown':
    'Permit {number} does not name the region of work; up to {tripDaysLimit|one:# day|other:# days} of business trips in the calendar year are allowed, the days are not known.',
  'work.R49':
    'Permit {number} does not name the region of work; business trips come to {tripDaysTotal|one:# day|other:# days}, at most {tripDaysLimit} in the calendar year.',
  'work.R49.unknown': 'Whether permit {number} covers the region of work cannot be told: data are missing.',
  'work.R50.level':
    'Permit {number} is for intra-corporate transfer: heads, managers and specialists only; the job is another.',
  'work.R50.sender': 'Permit {number}: the sending company is not in a WTO member state.',
  'work.R50.term':
    'Permit {number}: the transfer lasts more than {termYears|one:# year|other:# years} in all.',
  'work.R50.unknown':
    'Permit {number} is for intra-corporate transfer; data to check its conditions are missing.',
  'work.R51': 'Permit {number} for intra-corporate transfer is in order; it is outside the quota.',
  'work.R52':
    'Permit {number}: seasonal work of more than {seasonalMonths|one:# month|other:# months} in all.',
  'work.R53': 'Permit {number}: the job is not on the list of seasonal jobs.',
  'work.R53.unknown': 'Permit {number}: whether the job is seasonal cannot be told.',
  'work.R54': 'Permit {number} is extension {extension}; at most {extensionLimit} are allowed.',
  'work.R55': 'No quota limit for {quotaYear} is known for a region or line of this permit.',
  'work.R55.issue': 'The quota cannot be checked: the date of issue of permit {number} is not known.',
  'work.R55.line': 'The quota cannot be checked: the quota line of permit {number} is not known.',
  'work.R55.use': 'The quota for {quotaYear} is {limit}; how much of it was used is not known.',
  'work.R56': 'Quota for {quotaYear} exceeded on the date of issue: {used} used of {limit}.',
  'work.R56.blocking':
    'Quota for {quotaYear} exceeded on the date of issue, {used} used of {limit}: in this office that stops the work ground.',
  'work.R57': 'The permit is in order and within the quota for {quotaYear}: {used} used of {limit}.',
  'work.R57.several':
    'The permit is in order and within the quota for {quotaYear} on {lines|one:# line|other:# lines}; the fullest: {used} used of {limit}.',
  'work.R57.later':
    'The permit is in order and within the quota for {quotaYear}: {used} used of {limit} even by {asOf}.',
  'work.R57.permit': 'Permit {number} itself is in order.',
  'work.R60': 'Certificate {number} is in order.',
  'work.R60.dates': 'The term of certificate {number} is not known.',
  'work.R60.place': 'Certificate {number} does not name the region of work.',
  'work.R60.register': 'A certificate for self-employment was seen, but is not in the register: enter it.',
  'work.R61': 'Certificate {number}, extended to the contract, is in order.',
  'work.R62':
    'Certificate {number} is older than {certificateMonths|one:# month|other:# months} and was not extended.',
  'work.R62.contract': 'Certificate {number}, extended to a contract, ended on {certificateUntil}.',
  'work.R63': 'Certificate {number} is for another profession.',
  'work.R70': 'Permit {number} covers domestic work for a private person only.',
  'work.R71': 'Permit {number} covers only the region that issued it.',
  'work.R72':
    'The employer already has {immigrants|one:# labour immigrant|other:# labour immigrants} under contract; at most {immigrantLimit} are allowed.',
  'work.R73':
    'The labour immigrant’s permits come to {monthsGranted|one:# month|other:# months} without a break; at most {monthLimit} are allowed.',
  'work.R74': 'Permit {number}: the citizenship is not on the list for labour immigrants.',
  'work.R75': 'Labour immigrant’s permit {number} is in order.',
  'work.R75.unknown': 'Whether permit {number} covers this work cannot be told: data are missing.',

  'work.M1': 'The stay is asked for until {stayUntil}; the ground to work ends on {limitOn}.',
  'work.M2': 'No contract was seen.',
  'work.M2.register': 'The contract is not known to be in the register of labour contracts.',
  'work.M3': 'The contract of {contractOn} is older than the permit of {permitOn}.',
  'work.M4': 'The permit ends on {validUntil}; an extension is asked for from {windowFrom} to {windowUntil}.',
  'work.M4.closed':
    'The permit ends on {validUntil}; the time to ask for an extension was over on {windowUntil}.',
  'work.M4.own': 'The foreigner’s own paper ends on {validUntil}.',
  'work.M5': 'No contract of medical insurance was seen.',
  'work.M6': 'The host’s notice came late: due by {noticeDueOn}, came on {noticeCameOn}.',
  'work.M6.registration':
    'More than {freeDays|one:# day|other:# days} since entry on {enteredOn}: check the registration.',
} as const satisfies Record<`work.${WorkCode}`, string>;
