import type { FailureParams } from '../errors.ts';

/**
 * Something about a number that a clerk should look at. Never a refusal: the register decides, not arithmetic. `code` is
 * `identifier.<reason>` or `document.<reason>`; parameters name lengths, positions and letters, never the number itself.
 */
export interface IdentifierWarning {
  readonly code: string;
  readonly params: FailureParams;
}

export function warning(code: string, params: FailureParams = {}): IdentifierWarning {
  return { code, params };
}

/** The number without blanks and dashes of any kind, which people group digits with. */
export function normaliseIdentifier(text: string): string {
  return text.replace(/[\s\u2010-\u2015\u2212-]/g, '');
}
