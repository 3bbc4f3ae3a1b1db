import { readTypedDay } from '../dates/typed-day.ts';
import { readTypedPartialDay } from '../dates/partial-day.ts';
import type { Day } from '../dates/day.ts';
import type { FailureParams } from '../errors.ts';
import { inspectBin, inspectIin, normaliseIdentifier } from '../identifiers/iin.ts';
import { documentNumberWarnings } from '../identifiers/document-number.ts';
import { readPhone } from '../identifiers/phone.ts';
import { hasForbiddenCharacters } from '../text/control-characters.ts';
import type { ChoiceSource, Field } from './field.ts';

/** What reading needs from outside: the clerk's day, and which codes a reference list holds (null = list not known here). */
export interface ReadContext {
  readonly today: Day;
  readonly codesOf: (list: string) => ReadonlySet<string> | null;
}

/** A finding about one field; the reader of the group adds the path. */
export interface FieldIssue {
  readonly code: string;
  readonly params: FailureParams;
  readonly severity: 'block' | 'warn';
}

/** What a field read to: the value of its kind (null when nothing usable was typed) and what to say about it. */
export interface FieldReading {
  readonly value: string | number | boolean | readonly string[] | null;
  readonly issues: readonly FieldIssue[];
}

const block = (code: string, params: FailureParams = {}): FieldIssue => ({ code, params, severity: 'block' });
const warn = (code: string, params: FailureParams = {}): FieldIssue => ({ code, params, severity: 'warn' });

const timePattern = /^([01]?\d|2[0-3])[:. ]?([0-5]\d)$/;
// One @, something on both sides, a dot in the domain: the point is to catch slips of the finger, not to prove a mailbox.
const emailPattern = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;

function isKnownCode(source: ChoiceSource, code: string, context: ReadContext): boolean {
  if ('codes' in source) return source.codes.includes(code);
  return context.codesOf(source.list)?.has(code) ?? true;
}

function readTime(text: string): FieldReading {
  const match = timePattern.exec(text);
  if (match === null) return { value: null, issues: [block('time.unreadable')] };
  return { value: `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}`, issues: [] };
}

/** Figures of a ledger are wide and typed in groups of three; every other number has at most five digits. */
const wideFrom = 7;
const groupSpace = /(?<=\d)[ \u00A0\u202F](?=\d{3}(?!\d))/g;

function readNumber({ maxLength }: Field, text: string): FieldReading {
  const isWide = maxLength >= wideFrom;
  const digits = isWide ? text.replace(groupSpace, '') : text;
  return (isWide ? /^\d{1,9}$/ : /^\d{1,5}$/).test(digits)
    ? { value: Number(digits), issues: [] }
    : { value: null, issues: [block('number.unreadable')] };
}

function readChoice(field: Field, text: string, context: ReadContext): FieldReading {
  if (field.choices === undefined || field.free === true || isKnownCode(field.choices, text, context))
    return { value: text, issues: [] };
  return { value: null, issues: [block('choice.notInList')] };
}

function readChoices(field: Field, text: string, context: ReadContext): FieldReading {
  const codes = text.split(',').filter((code) => code !== '');
  const unknown = codes.filter(
    (code) => field.choices !== undefined && !isKnownCode(field.choices, code, context),
  );
  return {
    value: codes.filter((code) => !unknown.includes(code)),
    issues: unknown.length > 0 ? [block('choice.notInList')] : [],
  };
}

/** A passport in hand outranks a checksum: everything about identifiers is a warning (notification.md 6.2). */
function readIdentifier(text: string): FieldReading {
  const digits = normaliseIdentifier(text);
  const asPerson = inspectIin(digits);
  const asBusiness = inspectBin(digits);
  // One field takes both: complain only when it is neither, and then about the one with less to say.
  const warnings =
    asPerson.length === 0 || asBusiness.length === 0
      ? []
      : asPerson.length <= asBusiness.length
        ? asPerson
        : asBusiness;
  return { value: digits, issues: warnings.map(({ code, params }) => warn(code, params)) };
}

function readDocument(text: string): FieldReading {
  const value = text.toUpperCase().replace(/\s+/g, ' ');
  return { value, issues: documentNumberWarnings(value).map(({ code, params }) => warn(code, params)) };
}

function readPhoneField(text: string): FieldReading {
  const phone = readPhone(text);
  return phone.ok
    ? { value: phone.e164, issues: [] }
    : { value: text, issues: [warn(`phone.${phone.reason}`)] };
}

/**
 * Reads one field as typed. Never corrects: a value that cannot be read is null with the reason, and the typed text stays in the form.
 * Surrounding spaces and repeated inner spaces are not meaning and are dropped.
 */
export function readField(field: Field, typed: string, context: ReadContext): FieldReading {
  const text = typed.normalize('NFC').trim();
  if (field.kind === 'flag') return { value: text === 'yes', issues: [] };
  if (field.kind === 'choices') return readChoices(field, text, context);
  if (text === '') return { value: null, issues: [] };
  if (hasForbiddenCharacters(text)) return { value: null, issues: [block('field.forbiddenCharacters')] };
  if (text.length > field.maxLength)
    return { value: null, issues: [block('field.tooLong', { limit: field.maxLength, length: text.length })] };
  const options = { century: field.century ?? 'near', today: context.today };
  switch (field.kind) {
    case 'day': {
      const reading = readTypedDay(text, options);
      return reading.ok
        ? { value: reading.day, issues: [] }
        : { value: null, issues: [block(`day.${reading.reason}`, reading.params)] };
    }
    case 'partialDay': {
      const reading = readTypedPartialDay(text, options);
      return reading.ok
        ? { value: reading.day, issues: [] }
        : { value: null, issues: [block(`day.${reading.reason}`, reading.params)] };
    }
    case 'time':
      return readTime(text);
    case 'number':
      return readNumber(field, text);
    case 'choice':
      return readChoice(field, text, context);
    case 'identifier':
      return readIdentifier(text);
    case 'document':
      return readDocument(text);
    case 'phone':
      return readPhoneField(text);
    case 'email':
      return { value: text, issues: emailPattern.test(text) ? [] : [warn('email.unreadable')] };
    case 'name':
    case 'text':
      return { value: text.replace(/\s+/g, ' '), issues: [] };
  }
}
