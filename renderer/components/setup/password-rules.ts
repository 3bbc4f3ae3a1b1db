import { judgePassword, maxPasswordLength, minPasswordLength } from '#shared/passwords.ts';

/** How a rule stands for what is typed so far; `open` = cannot be told yet. */
export interface PasswordRule {
  readonly key: 'length' | 'variety' | 'words';
  readonly state: 'kept' | 'broken' | 'open';
}

/** Unicode characters as the judge counts them. */
export function passwordLength(password: string): number {
  return Array.from(password.normalize('NFKC')).length;
}

/**
 * The rules of {@link judgePassword} as a list to watch while typing. The judge names the first fault only, so that a rule after it is
 * open.
 *
 * @param ownWords login, name and office words that anybody would try first
 */
export function passwordRules(password: string, ownWords: readonly string[]): readonly PasswordRule[] {
  const length = passwordLength(password);
  const fault = judgePassword(password, ownWords);
  const lengthKept = length >= minPasswordLength && length <= maxPasswordLength;
  const varietyKept = lengthKept && fault !== 'monotonous';
  return [
    { key: 'length', state: lengthKept ? 'kept' : length > maxPasswordLength ? 'broken' : 'open' },
    { key: 'variety', state: varietyKept ? 'kept' : lengthKept ? 'broken' : 'open' },
    { key: 'words', state: fault === null ? 'kept' : varietyKept ? 'broken' : 'open' },
  ];
}
