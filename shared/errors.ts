/**
 * Failures a person can act on. Everything else that is thrown is a defect and becomes `app.unexpected` at the door.
 *
 * A code is `noun.reason`; its sentence lives in `renderer/messages`. Parameters are values to show (a count, a day, a field name),
 * never personal data that a log must not hold.
 */
export type FailureParams = Readonly<Record<string, string | number>>;

/** A failure as it crosses a carrier: a value, never a thrown object. */
export interface Failure {
  readonly code: string;
  readonly params: FailureParams;
  readonly issues?: readonly Issue[];
}

/**
 * One thing wrong with what was typed, in the one shape shared by form, feed row and door.
 *
 * `path` is dotted from the root of the input (`foreigners.0.bornOn`); `block` stops registration, `warn` may be passed.
 */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly params: FailureParams;
  readonly severity: 'block' | 'warn';
}

/** What every carrier returns: the answer or the failure. */
export type Reply<Output> =
  { readonly ok: true; readonly value: Output } | { readonly ok: false; readonly failure: Failure };

/** Throw for what a person can act on; the door turns it into a value. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly params: FailureParams;
  readonly issues: readonly Issue[] | undefined;

  constructor(code: string, params: FailureParams = {}, issues?: readonly Issue[]) {
    super(code);
    this.code = code;
    this.params = params;
    this.issues = issues;
  }

  /** The failure value that crosses the carrier. */
  toFailure(): Failure {
    return this.issues === undefined
      ? { code: this.code, params: this.params }
      : { code: this.code, params: this.params, issues: this.issues };
  }
}
