import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a desk keeps its store when `--data` names no other folder: per user, on this computer, never roaming.
 * Windows `%LOCALAPPDATA%\Qabyldau`, Linux `$XDG_DATA_HOME/qabyldau`, macOS `~/Library/Application Support/Qabyldau`.
 * All hosts use the same, so that Electron and browser mode open the same store.
 */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  const named = (value: string | undefined): value is string => value !== undefined && value !== '';
  switch (platform) {
    case 'win32':
      return join(named(env.LOCALAPPDATA) ? env.LOCALAPPDATA : join(home, 'AppData', 'Local'), 'Qabyldau');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Qabyldau');
    default:
      return join(named(env.XDG_DATA_HOME) ? env.XDG_DATA_HOME : join(home, '.local', 'share'), 'qabyldau');
  }
}
