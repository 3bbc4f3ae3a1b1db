import { writePartialDay } from '#shared/dates/partial-day.ts';
import type { ReadableMrz } from '#shared/identifiers/mrz.ts';

export const isVisa = ({ format }: ReadableMrz): boolean => format === 'MRV-A' || format === 'MRV-B';

/** Second letters of passports are the issuer's own, but diplomatic and service passports agree on theirs (Doc 9303 part 4). */
function documentTypeOf({ documentCode }: ReadableMrz): string {
  if (documentCode === 'PD') return 'diplomaticPassport';
  if (documentCode === 'PS' || documentCode === 'PO') return 'servicePassport';
  return documentCode.startsWith('P') ? 'foreignPassport' : 'foreignId';
}

/** What the strip says, as a clerk would have typed it; empty where it says nothing. */
export function typedFromMrz(mrz: ReadableMrz, stateOf: (code: string) => string): Record<string, string> {
  const expiresOn = mrz.expiresOn === null ? '' : writePartialDay(mrz.expiresOn);
  const person = {
    surname: mrz.surname,
    givenNames: mrz.givenNames,
    bornOn: mrz.bornOn === null ? '' : writePartialDay(mrz.bornOn),
    sex: mrz.sex ?? '',
    citizenship: stateOf(mrz.nationality),
  };
  return isVisa(mrz)
    ? { ...person, regime: 'visa', visaNumber: mrz.documentNumber, visaUntil: expiresOn }
    : {
        documentType: documentTypeOf(mrz),
        issuingState: stateOf(mrz.issuer),
        documentNumber: mrz.documentNumber,
        ...person,
        expiresOn,
      };
}
