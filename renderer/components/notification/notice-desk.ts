import type { Finding } from '#shared/rules/finding.ts';
import type { AutosaveState } from '../../composables/use-autosave.ts';

/** What a page may know of the form it has laid on the desk. */
export interface NoticeDeskHandle {
  /** What the rules say now. */
  readonly findings: readonly Finding[];
  /** This clerk's typing from this place, or from the same envelope, is in the store. */
  readonly isTyped: boolean;
  readonly draftState: AutosaveState;
  /** On the office's clock; null while nothing is saved. */
  readonly savedTime: string | null;
  readonly busy: boolean;
  /** Asks for the drafts of this place again. */
  readonly refreshDrafts: () => Promise<void>;
}
