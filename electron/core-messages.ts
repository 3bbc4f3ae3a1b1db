import type { AppEvent, Call } from '#shared/contract/carrier.ts';
import type { Failure, Reply } from '#shared/errors.ts';
import type { FromParser, ToParser } from './feeds/parse-messages.ts';
import type { Printer } from './printers.ts';

/** What the host says to the core. */
export type ToCore =
  | { readonly kind: 'call'; readonly id: number; readonly call: Call }
  | {
      readonly kind: 'printed';
      readonly id: number;
      readonly ok: true;
      readonly value: readonly Printer[] | string;
    }
  | { readonly kind: 'printed'; readonly id: number; readonly ok: false; readonly failure: Failure }
  /** From the parsing process of that number; null: it has ended. */
  | { readonly kind: 'parser'; readonly id: number; readonly heard: FromParser | null }
  | { readonly kind: 'end'; readonly reason: 'user' | 'idle' | 'system' };

/** What the core says to the host. */
export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'event'; readonly event: AppEvent }
  | {
      readonly kind: 'print';
      readonly id: number;
      readonly question: { readonly list: true } | { readonly pdf: Uint8Array; readonly printer: string };
    }
  /** To the parsing process of that number, which a first `start` begins. */
  | { readonly kind: 'parser'; readonly id: number; readonly say: ToParser | 'start' | 'kill' }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'ended'; readonly reason: 'user' | 'idle' | 'system' };
