import { AppError } from '#shared/errors.ts';

/** Sentences of the command line, which is the administrator's and speaks English only. */
const sentences: Readonly<Record<string, string>> = {
  'cli.noData': 'Name the store folder with --data DIR.',
  'cli.noPassword': 'Put the password of --login into the environment variable QABYLDAU_PASSWORD.',
  'cli.notANumber': 'The value of {option} must be a whole number, 0 or more.',
  'cli.notADay': '--at {text} is not a day: write it as 2026-11-22.',
  'cli.noFactsNamed': 'Name the facts file with --facts FILE.',
  'cli.noFacts': 'The facts file cannot be read: {file}',
  'cli.wrongFacts': '{faults}',
  'cli.noStore': 'There is no store in {folder}.',
  'cli.unknownCommand': 'There is no command "{command}". See --help.',
  'session.wrongPassword': 'The log-in or the password is wrong.',
  'session.wait': 'Too many wrong passwords: wait {seconds} s.',
  'store.busy': 'Another program has the store open. Close it first.',
  'store.otherDevice':
    'This store belongs to another computer or account. Open it with the recovery key in the application.',
};

/** What went wrong, in a sentence; a code nobody worded is told as it is. */
export function failureText(error: unknown): string {
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : 'unexpected failure';
  const sentence = sentences[error.code] ?? `Refused: ${error.code} ${JSON.stringify(error.params)}`;
  return Object.entries(error.params).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, String(value)),
    sentence,
  );
}

export { AppError };
