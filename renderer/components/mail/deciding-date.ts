import type { Finding } from '#shared/rules/finding.ts';

/** The date of a posted notice that the host's term is held against. */
export interface DecidingDate {
  /** `first`: a date of the envelope's first life. */
  readonly date: 'postmark' | 'receipt' | 'first';
  /** Which reading of it, as `value.basis.<code>` words it. */
  readonly basis: string;
}

/** Which date the finding about the host's term was judged by; null while there is none. */
export function decidingDate(findings: readonly Finding[]): DecidingDate | null {
  for (const { rule, values } of findings) {
    if (rule !== 'timeliness.hostNotice') continue;
    const basis = values.find(({ key }) => key === 'basis')?.value;
    if (basis === undefined) continue;
    if (basis.startsWith('first')) return { date: 'first', basis };
    return { date: basis === 'postmark' ? 'postmark' : 'receipt', basis };
  }
  return null;
}
