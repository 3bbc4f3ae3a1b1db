import { migration001 } from './001-desk.ts';
import { migration002 } from './002-permits.ts';
import { migration003 } from './003-quota.ts';
import { migration004 } from './004-work-verdicts.ts';
import { migration005 } from './005-tasks.ts';
import { migration006 } from './006-imports.ts';
import { migration007 } from './007-mail.ts';

/** Every released step, oldest first. A released step is never edited: a change is a new one. */
export const migrations = [
  migration001,
  migration002,
  migration003,
  migration004,
  migration005,
  migration006,
  migration007,
] as const;
