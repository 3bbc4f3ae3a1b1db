import { app } from './app.ts';
import { common } from './common.ts';
import { finding } from './finding.ts';
import { keys } from './keys.ts';

/** English messages. An area is one file; add it here and in the two other languages. */
export const en = { ...app, ...common, ...finding, ...keys };
