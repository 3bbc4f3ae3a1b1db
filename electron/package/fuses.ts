import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the packager tells its hook; only what is used here. */
export interface PackedApp {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: {
    readonly executableName?: string;
    readonly appInfo: { readonly productFilename: string };
  };
}

/**
 * Fuses of Electron 45 in the order of its fuse wire (electronjs.org, tutorial/fuses) with the settings of SECURITY 2.2.
 * Integrity of the archive is checked by Windows and macOS builds only; on Linux the fuse has no effect.
 */
export const fuses = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
  ['WasmTrapHandlers', true],
] as const;

/** Marks the fuse wire inside the program; then come its version, its length and one character for each fuse. */
export const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wireVersion = 1;
const on = '1'.charCodeAt(0);
const off = '0'.charCodeAt(0);

/**
 * Sets every fuse of a program and returns it with the wire in place. Throws when there is not exactly one wire, or it is not of
 * the nine fuses known here: a new fuse wants a decision, not a default.
 */
export function setFuses(program: Buffer): Buffer {
  const { at, length } = findWire(program);
  if (length !== fuses.length) {
    throw new Error(`Electron has ${length} fuses and ${fuses.length} are decided on (SECURITY 2.2).`);
  }
  fuses.forEach(([, enabled], index) => {
    program[at + index] = enabled ? on : off;
  });
  return program;
}

/** Reads the fuses of a program: name and whether it is on; `null` for one that its build has removed. */
export function readFuses(program: Buffer): (readonly [string, boolean | null])[] {
  const { at, length } = findWire(program);
  return Array.from({ length }, (_, index) => {
    const value = program[at + index];
    return [
      fuses[index]?.[0] ?? `fuse ${index}`,
      value === on ? true : value === off ? false : null,
    ] as const;
  });
}

function findWire(program: Buffer): { at: number; length: number } {
  const found = program.indexOf(sentinel, 0, 'latin1');
  if (found === -1 || program.indexOf(sentinel, found + 1, 'latin1') !== -1) {
    throw new Error('This program has no fuse wire, or more than one.');
  }
  const start = found + sentinel.length;
  if (program[start] !== wireVersion)
    throw new Error('The fuse wire of this program is of an unknown version.');
  return { at: start + 2, length: program[start + 1] ?? 0 };
}

/** Hook of the packager, run before anything is signed. */
export default function afterPack({ appOutDir, electronPlatformName, packager }: PackedApp): void {
  const name =
    electronPlatformName === 'win32'
      ? `${packager.appInfo.productFilename}.exe`
      : (packager.executableName ?? packager.appInfo.productFilename);
  const path = join(appOutDir, name);
  writeFileSync(path, setFuses(readFileSync(path)));
  const wrong = readFuses(readFileSync(path)).filter(([, enabled], index) => enabled !== fuses[index]?.[1]);
  if (wrong.length > 0) throw new Error(`Fuses were not set: ${wrong.map(([fuse]) => fuse).join(', ')}`);
}
