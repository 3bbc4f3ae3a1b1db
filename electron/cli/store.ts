import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#shared/errors.ts';
import type { CoreState } from '../core-state.ts';
import { defaultConfigDir, readDeviceSecret } from '../data-folder.ts';
import { systemRandom } from '../ids.ts';
import { openFeeds } from '../feeds/feeds.ts';
import { noParser } from '../feeds/parser.ts';
import { noPrinters } from '../printers.ts';
import { demoLogins } from '../services/demo.ts';
import { ensureOpen } from '../services/open-store.ts';
import { unlock } from '../store/open.ts';
import { productVersion } from '../version.ts';

export const resourcesDir = resolve(fileURLToPath(new URL('../../resources', import.meta.url)));

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export function stateOf(dataDir: string): CoreState {
  return {
    options: {
      dataDir,
      resourcesDir,
      host: 'cli',
      version: productVersion,
      deviceSecret: readDeviceSecret(defaultConfigDir(), dataDir),
      demo: false,
    },
    clock: () => Date.now(),
    random: systemRandom,
    printers: noPrinters,
    emit: () => undefined,
    end: () => undefined,
    store: null,
    session: null,
    closedDrafts: new Set(),
    feeds: openFeeds({ parser: noParser, defect: () => '' }),
  };
}

/** Opens a store that is there already; the demo administrator's log-in unless another is named. */
export async function openExisting(state: CoreState, login: string | undefined) {
  const [, admin] = demoLogins;
  const password = process.env.QABYLDAU_PASSWORD ?? (login === undefined ? admin.password : undefined);
  if (password === undefined) throw new AppError('cli.noPassword');
  const { dataDir, deviceSecret } = state.options;
  const key = await unlock({
    dir: dataDir,
    login: login ?? admin.login,
    password,
    deviceSecret,
    now: new Date().toISOString(),
  });
  const store = ensureOpen(state, key);
  const user = store.tables.users.byLogin(key.login);
  if (user === undefined) throw new AppError('session.wrongPassword');
  return { store, user };
}
