import type * as v from 'valibot';
import type { Role } from './schemas.ts';

type Schema = v.GenericSchema;

/** Who may ask: anybody who can reach the carrier, anybody logged in, or the roles named. */
export type Access = 'anybody' | 'session' | readonly Role[];

/** One question the window may ask. */
export interface Method<
  Input extends Schema = Schema,
  Output extends Schema = Schema,
  Who extends Access = Access,
> {
  readonly input: Input;
  readonly output: Output;
  readonly access: Who;
  /** Calls the program makes by itself do not count as somebody being at the desk. */
  readonly background?: boolean;
}

/** Declares one method; keeps the exact schema types. */
export function method<Input extends Schema, Output extends Schema, const Who extends Access>(
  definition: Method<Input, Output, Who>,
): Method<Input, Output, Who> {
  return definition;
}
