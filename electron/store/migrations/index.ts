import { migration001 } from './001-desk.ts';

/** Every released step, oldest first. A released step is never edited: a change is a new one. */
export const migrations = [migration001] as const;
