import * as v from 'valibot';
import { loginSchema } from '#shared/contract/session.ts';

/** Whether a login can be given to somebody, by the contract's own schema. */
export function isLogin(typed: string): boolean {
  return v.is(loginSchema, typed.trim());
}
