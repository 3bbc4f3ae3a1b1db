/** Why a verdict about work, or a package of its rules, cannot be had. */
export const workCheck = {
  'errors.work.notJudged': 'No verdict about the work of this person is on record. Judge the record first.',
  'errors.work.notApplicable':
    'The record says nothing about work: the purpose is another and no employer is named. There is no verdict to keep.',
  'errors.package.unknown': 'There is no such rule package in this store.',
  'errors.package.refused':
    '{count|one:# fault keeps|other:# faults keep} the rule package from being activated. Nothing was changed.',
  'issue.package.notJson': 'The text cannot be read as JSON. {hint}',
  'issue.package.unknownField': 'Unknown field {place}',
  'issue.package.unknownFieldLike': 'Unknown field {place}. Probably meant: {hint}',
  'issue.package.missingField': 'Field {place} is missing',
  'issue.package.noSuchDay': 'Field {place}: the calendar has no such day',
  'issue.package.wrongValue': 'Field {place} cannot have this value',
  'issue.package.wrongValueLike': 'Field {place} cannot have this value. Expected: {hint}',
  'issue.package.sameContent': 'A package with exactly this content is in the store already',
  'issue.package.sameId': 'A package {id} is in the store already: give the new one another id',
  'issue.package.endsBeforeStart': 'The last day is before the first',
  'issue.package.noRows': 'The package has no row that decides',
  'issue.package.duplicateRow': 'Row {row} is in the package twice',
  'issue.package.contradiction': 'Row {row} asks for “{condition}” and for its opposite: it never fits',
  'issue.package.overlap':
    'Package {id} judges from {validFrom} to {validTo}: the new one would judge on days it already has',
  'issue.package.overlapOpen':
    'Package {id} judges from {validFrom} on: the new one must begin later, or end before that day',
  'issue.package.begun':
    'The first day, {validFrom}, is past: records of the days since then keep the verdicts they were given',
} as const;
