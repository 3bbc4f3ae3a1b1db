import type { Reply } from '../errors.ts';

/** A question as it crosses a carrier: JSON, with the session the page was given at log-in. */
export interface Call {
  readonly method: string;
  readonly input: unknown;
  readonly session: string | null;
}

/** Something that changed; a page that cares asks again. */
export interface AppEvent {
  readonly name:
    | 'session.locked'
    | 'notification.changed'
    | 'draft.changed'
    | 'settings.changed'
    | 'reference.changed'
    | 'permit.changed'
    | 'import.changed'
    | 'quota.changed'
    | 'task.changed'
    | 'envelope.changed'
    /** Letters of ours and closed days. */
    | 'mail.changed';
  /** Why, or which record: an id or a reason word, never personal data. */
  readonly detail: string | null;
}

/** Moves calls and events between page and core. Electron's IPC and loopback HTTP each are one. */
export interface Carrier {
  call(call: Call): Promise<Reply<unknown>>;
  /** Returns the way to stop listening. */
  subscribe(listener: (event: AppEvent) => void): () => void;
}
