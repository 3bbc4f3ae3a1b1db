import type { Finding } from '#shared/rules/finding.ts';

/** The date of a posted notice that the term is held against. */
export type DecidingDate = 'postmark' | 'receipt';

/** Which date the finding about the host's term was judged by; null while there is none. */
export function decidingDate(findings: readonly Finding[]): DecidingDate | null {
  for (const { rule, values } of findings) {
    if (!rule.startsWith('timeliness')) continue;
    const found = values.find(({ key }) => key === 'postDate')?.value;
    if (found === 'postmark' || found === 'receipt') return found;
  }
  return null;
}
