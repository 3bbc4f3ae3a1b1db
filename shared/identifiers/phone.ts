import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';

export type PhoneReason = 'empty' | 'unreadable' | 'tooShort' | 'tooLong' | 'wrongLength' | 'unknownCountry';

/** `e164` is the form to store (`+77011234567`), `national` the form to show, `country` ISO 3166 alpha-2 or null where unknown. */
export type ReadPhone =
  | { readonly ok: true; readonly e164: string; readonly national: string; readonly country: string | null }
  | { readonly ok: false; readonly reason: PhoneReason };

/**
 * Reads a telephone number; without a country code it is one of Kazakhstan (`8 701 …`, `701 …`). Kazakhstan and Russia share +7 and
 * are told apart by the numbering plan. Numbers no operator has been given are read all the same: the plan on this machine ages.
 */
export function readPhone(text: string): ReadPhone {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'empty' };
  const reason = lengthReason(trimmed);
  if (reason !== null) return { ok: false, reason };
  const phone = parsePhoneNumberFromString(trimmed, { defaultCountry: 'KZ', extract: false });
  if (phone === undefined) return { ok: false, reason: 'unreadable' };
  // Ten digits in the plan of +7; the library lets fourteen through.
  if (phone.countryCallingCode === '7' && phone.nationalNumber.length > 10)
    return { ok: false, reason: 'tooLong' };
  return { ok: true, e164: phone.number, national: phone.formatNational(), country: phone.country ?? null };
}

function lengthReason(text: string): PhoneReason | null {
  const outcome = validatePhoneNumberLength(text, 'KZ');
  switch (outcome) {
    case undefined:
      return null;
    case 'TOO_SHORT':
      return 'tooShort';
    case 'TOO_LONG':
      return 'tooLong';
    case 'INVALID_COUNTRY':
      return 'unknownCountry';
    case 'INVALID_LENGTH':
      return 'wrongLength';
    case 'NOT_A_NUMBER':
      return 'unreadable';
  }
}
