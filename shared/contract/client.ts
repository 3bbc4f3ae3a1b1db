import { AppError } from '../errors.ts';
import type { Failure } from '../errors.ts';
import type { Carrier } from './carrier.ts';
import type { Input, MethodName, Output } from './contract.ts';

/** The contract as typed functions. A failure value comes back as a thrown {@link AppError} with the same code. */
export interface Client {
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>;
}

export function failureOf(error: unknown): Failure {
  return error instanceof AppError ? error.toFailure() : { code: 'app.unexpected', params: {} };
}

/** `session` is asked at each call: log-in and lock change it. */
export function createClient(carrier: Carrier, session: () => string | null): Client {
  return {
    async call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
      const reply = await carrier.call({ method, input, session: session() });
      if (reply.ok) return reply.value as Output<M>;
      throw new AppError(reply.failure.code, reply.failure.params, reply.failure.issues);
    },
  };
}
