import { app } from './app.ts';
import { common } from './common.ts';
import { finding } from './finding.ts';
import { keys } from './keys.ts';

/** Kazakh messages, the same areas as in English. */
export const kk = { ...app, ...common, ...finding, ...keys };
