import { app } from './app.ts';
import { common } from './common.ts';
import { finding } from './finding.ts';
import { keys } from './keys.ts';

/** Russian messages, the same areas as in English. */
export const ru = { ...app, ...common, ...finding, ...keys };
