import type * as v from 'valibot';
import { administrationContract } from './administration.ts';
import { deskContract } from './desk.ts';
import { importContract } from './imports.ts';
import { mailContract } from './mail.ts';
import { permitContract } from './permits.ts';
import { quotaContract } from './quota.ts';
import { sessionContract, setupContract } from './session.ts';
import { taskContract } from './tasks.ts';
import { workContract } from './work.ts';

/** Every question the window may ask. To let it ask a new one: add it here, write its service, call it. */
export const contract = {
  ...sessionContract,
  ...setupContract,
  ...administrationContract,
  ...deskContract,
  ...importContract,
  ...mailContract,
  ...permitContract,
  ...quotaContract,
  ...taskContract,
  ...workContract,
};

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** What the page sends (before parsing). */
export type Input<M extends MethodName> = v.InferInput<Contract[M]['input']>;
/** What a service receives (after parsing). */
export type Parsed<M extends MethodName> = v.InferOutput<Contract[M]['input']>;
export type Output<M extends MethodName> = v.InferOutput<Contract[M]['output']>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}
