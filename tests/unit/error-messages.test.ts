import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isMessageKey } from '../../renderer/messages/index.ts';
import { en } from '../../renderer/messages/en/index.ts';

const root = new URL('../../', import.meta.url);

function sources(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || name.endsWith('.vue'))
    .map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(new URL(`${folder}/${name}`, root), 'utf8'),
    }));
}

const everywhere = ['electron', 'shared', 'renderer'].flatMap(sources);
const readers = [
  'shared/forms',
  'shared/identifiers',
  'shared/dates',
  'electron/services/permits',
  'electron/services/imports',
  'electron/services/mail',
  'electron/services/quota',
].flatMap(sources);

/** Codes made of a code and a reason at run time: the words that can stand in the place. */
const families: Readonly<Record<string, readonly string[]>> = {
  // electron/services/keys-of-people.ts: PasswordFault
  'password.${fault}': ['short', 'long', 'monotonous', 'ownWords', 'common'],
  // electron/services/passing.ts: the forms whose warnings are read and passed
  '${noun}.incomplete': ['notification', 'permit', 'quota'],
  '${noun}.warningsUnread': ['notification', 'permit', 'quota'],
  '${noun}.reasonMissing': ['notification', 'permit', 'quota'],
  // electron/services/administration.ts: ValidityIssue
  'reference.${issue.reason}': ['reversed', 'overlap'],
  // shared/forms/read-field.ts: TypedDayReason and PhoneReason; an empty field is never read
  'day.${reading.reason}': ['unreadable', 'noSuchDay', 'noSuchMonth', 'yearOutOfRange'],
  'phone.${phone.reason}': ['unreadable', 'tooShort', 'tooLong', 'wrongLength', 'unknownCountry'],
};

/** Said by the start and the command line in sentences of their own; no page ever shows them. */
const beforeAnyPage = /^(instance|serve|start|cli)\./;

/** Codes in quotes or backquotes after `start`, up to the end of the call's first argument. */
function codesAfter(start: RegExp, files: typeof everywhere): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of files) {
    for (const match of text.matchAll(start)) {
      const argument = text.slice(match.index + match[0].length).split(/[,);]/)[0] ?? '';
      for (const [, code = ''] of argument.matchAll(/['`]([^'`]+)['`]/g)) found.set(code, path);
    }
  }
  return found;
}

function spelledOut(codes: ReadonlyMap<string, string>): [code: string, path: string][] {
  return [...codes].flatMap(([code, path]) => {
    const words = families[code];
    if (words !== undefined) {
      return words.map((word): [string, string] => [code.replace(/\$\{[^}]*\}/, word), path]);
    }
    return [[code, path]];
  });
}

/** Failures are thrown, or written as values where nothing may be thrown. */
const thrown = codesAfter(/new AppError\(/g, everywhere);
const asValues = codesAfter(/\b(?:failed|refusal)\((?=['`][a-z]+\.)/g, everywhere);
const literal = namedAnywhere();
const stateFailures = codesAfter(
  /\b(?:storeMissing|storeEmpty|slotsMissing|slotsDamaged): (?=')/g,
  everywhere,
);
const failures = spelledOut(new Map([...thrown, ...asValues, ...literal, ...stateFailures])).filter(
  ([code]) => !beforeAnyPage.test(code) && code !== 'call.malformedField',
);

const issues = spelledOut(
  new Map([
    ...codesAfter(/\b(?:block|warn|warning)\(/g, readers),
    // A failure written as a value has the same look; its codes begin with the program's own word.
    ...[...codesAfter(/\bcode: (?=['`])/g, readers)].filter(([code]) => !code.startsWith('app.')),
    ...raisedCodes(),
    ...packageCodes(),
    ['call.malformedField', 'electron/dispatch.ts'],
  ]),
);

/** The program's and the carrier's own codes, wherever they stand in quotes; the page's messages begin with the same words. */
function namedAnywhere(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of everywhere) {
    if (/^renderer\/(?!carrier)/.test(path)) continue;
    for (const [, code = ''] of text.matchAll(/'((?:app|carrier)\.(?!ts')[a-zA-Z]+)'/g))
      found.set(code, path);
  }
  return found;
}

/** `raise(path, 'code', …)`, `blocked(…)`, `warned(…)`: the code is the second argument, after a path that may be a template. */
function raisedCodes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of readers)
    for (const [, code = ''] of text.matchAll(
      /\b(?:raise|blocked|warned)\((?:`[^`]*`|'[^']*'|path),\s*'([^']+)'/g,
    ))
      found.set(code, path);
  return found;
}

/** What a rule package can have wrong; the kinds of faults of its text are joined to `package.` at run time. */
function packageCodes(): Map<string, string> {
  const files = ['electron/services/work/read-package.ts', 'shared/rules/work/package.ts'];
  const faults = ['notJson', 'unknownField', 'unknownFieldLike', 'missingField', 'noSuchDay', 'wrongValue'];
  const named = everywhere
    .filter(({ path }) => files.includes(path))
    .flatMap(({ path, text }) =>
      Array.from(text.matchAll(/'(package\.[a-zA-Z]+)'/g), ([, code = '']): [string, string] => [code, path]),
    );
  const joined = [...faults, 'wrongValueLike'].map((fault): [string, string] => [
    `package.${fault}`,
    'shared/text/read-strict.ts',
  ]);
  return new Map([...named, ...joined]);
}

describe('failures', () => {
  test('are found in the sources', () => {
    const codes = failures.map(([code]) => code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'store.slotsNewer',
        'store.missing',
        'password.ownWords',
        'reference.overlap',
        'carrier.noToken',
        'carrier.tooMany',
        'app.unexpected',
        'app.coreStopped',
      ]),
    );
    expect(codes.length).toBeGreaterThan(70);
  });

  test('made at run time are spelled out', () => {
    const unknown = failures.filter(([code]) => code.includes('$'));
    expect(unknown).toEqual([]);
  });

  test.each(failures)('%s of %s has a sentence', (code) => {
    expect(isMessageKey(`errors.${code}`)).toBe(true);
  });
});

describe('issues of a typed value', () => {
  test('are found in the sources', () => {
    const codes = issues.map(([code]) => code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'field.required',
        'day.noSuchDay',
        'identifier.checksum',
        'document.twiceInNotice',
      ]),
    );
    expect(codes.length).toBeGreaterThan(30);
  });

  test('made at run time are spelled out', () => {
    expect(issues.filter(([code]) => code.includes('$'))).toEqual([]);
  });

  test.each(issues)('%s of %s has a sentence', (code) => {
    expect(isMessageKey(`issue.${code}`)).toBe(true);
  });
});

test('no sentence is left of a failure or an issue nothing raises', () => {
  const raised = new Set([
    ...failures.map(([code]) => `errors.${code}`),
    ...issues.map(([code]) => `issue.${code}`),
    'errors.reference',
    'errors.summary',
  ]);
  const written = Object.keys(en).filter((key) => /^(errors|issue)\./.test(key));
  expect(written.filter((key) => !raised.has(key))).toEqual([]);
});
