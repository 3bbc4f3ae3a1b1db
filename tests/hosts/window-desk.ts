import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '#electron/start/electron-binary.ts';
import { builtMain, launchDouble } from './double/launch.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Path of Electron's program, or why there is none. */
export function electronOrReason(): { readonly program: string } | { readonly reason: string } {
  const program = findElectron(root);
  if (program !== undefined) return { program };
  if (process.env.QABYLDAU_ELECTRON === 'required') {
    throw new Error('Electron is required here and its program is not installed.');
  }
  return { reason: 'Its program is not installed: node node_modules/electron/install.js fetches it.' };
}

/** A desk in a window, for specs that run in any host. */
export interface WindowDesk {
  readonly page: Page;
  /** Electron itself, where it runs. */
  readonly electron: ElectronApplication | null;
  close(): Promise<void>;
}

export interface WindowDeskOptions {
  /** A folder that outlives the desk, for specs that open it again; one of its own, removed at the end, when left out. */
  readonly dataDir?: string;
  readonly argv?: readonly string[];
}

/** Opens the built product in the real Electron, or in the double that stands for it. */
export async function openWindowDesk(
  host: 'electron' | 'double',
  { dataDir, argv = [] }: WindowDeskOptions = {},
): Promise<WindowDesk> {
  const own = dataDir === undefined ? mkdtempSync(join(tmpdir(), 'qabyldau-window-')) : null;
  const desk = dataDir ?? join(own ?? '', 'desk');
  const remove = (): void => {
    if (own !== null) rmSync(own, { recursive: true, force: true });
  };
  if (host === 'double') {
    const double = await launchDouble({ dataDir: desk, argv });
    return {
      page: double.page,
      electron: null,
      close: async () => {
        await double.close();
        remove();
      },
    };
  }
  const found = electronOrReason();
  if ('reason' in found) throw new Error(found.reason);
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  const program = await electron.launch({
    executablePath: found.program,
    args: [builtMain, '--data', desk, ...argv],
    env: { ...env, QABYLDAU_CONFIG: join(desk, '../device') },
  });
  return {
    page: await program.firstWindow(),
    electron: program,
    close: async () => {
      await program.close();
      remove();
    },
  };
}
