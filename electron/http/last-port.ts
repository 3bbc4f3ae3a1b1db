import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (dataDir: string): string => join(dataDir, 'browser-port');

/**
 * The port browser mode had last on this data folder. A page's own settings (language, theme, printer) belong to its port, so a new one
 * each time would forget them. Nothing secret: what protects the desk is the token, made anew at every start.
 */
export function readLastPort(dataDir: string): number | undefined {
  try {
    const port = Number(readFileSync(fileIn(dataDir), 'utf8'));
    return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the port for the next start; a folder that cannot be written only costs the convenience. */
export function keepLastPort(dataDir: string, port: number): void {
  try {
    writeFileSync(fileIn(dataDir), String(port), { mode: 0o600 });
  } catch {
    // The next start takes a free port again.
  }
}
