import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  defaultConfigDir,
  defaultDataDir,
  readDeviceSecret,
  type Surroundings,
} from '#electron/data-folder.ts';

const posix = (path: string): string => path.split(sep).join('/');
const home = '/home/clerk';

describe('the usual folders', () => {
  const cases: [Partial<Surroundings>, string, string][] = [
    [{ platform: 'linux' }, '/home/clerk/.local/share/qabyldau', '/home/clerk/.config/qabyldau'],
    [
      { platform: 'linux', env: { XDG_DATA_HOME: '/srv/data', XDG_CONFIG_HOME: '/srv/config' } },
      '/srv/data/qabyldau',
      '/srv/config/qabyldau',
    ],
    [
      { platform: 'linux', env: { XDG_DATA_HOME: 'relative', XDG_CONFIG_HOME: '' } },
      '/home/clerk/.local/share/qabyldau',
      '/home/clerk/.config/qabyldau',
    ],
    [
      { platform: 'darwin' },
      '/home/clerk/Library/Application Support/Qabyldau',
      '/home/clerk/Library/Preferences/Qabyldau',
    ],
    [
      { platform: 'win32' },
      '/home/clerk/AppData/Local/Qabyldau',
      '/home/clerk/AppData/Local/Qabyldau Device',
    ],
    [
      { platform: 'win32', env: { LOCALAPPDATA: 'C:\\Users\\Clerk\\AppData\\Local' } },
      'C:\\Users\\Clerk\\AppData\\Local/Qabyldau',
      'C:\\Users\\Clerk\\AppData\\Local/Qabyldau Device',
    ],
    [
      { platform: 'linux', env: { QABYLDAU_CONFIG: '/elsewhere' } },
      '/home/clerk/.local/share/qabyldau',
      '/elsewhere',
    ],
  ];
  test.each(cases)('%j', (given, data, config) => {
    const surroundings: Surroundings = { platform: 'linux', env: {}, home, ...given };
    expect(posix(defaultDataDir(surroundings))).toBe(data);
    expect(posix(defaultConfigDir(surroundings))).toBe(config);
  });
});

describe('the device secret', () => {
  let dir = '';
  let config = '';
  let data = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'qabyldau-device-'));
    config = join(dir, 'config');
    data = join(dir, 'data');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const file = (): string => join(config, 'device-secret');

  test('is made once, is private, and is the same for every store', () => {
    const secret = readDeviceSecret(config, data);
    expect(secret).toHaveLength(32);
    expect(readDeviceSecret(config, data)).toEqual(secret);
    expect(readDeviceSecret(config, join(dir, 'moved'))).toEqual(secret);
    expect(readdirSync(config)).toEqual(['device-secret']);
    if (process.platform === 'win32') return;
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(config).mode & 0o777).toBe(0o700);
    chmodSync(file(), 0o644);
    readDeviceSecret(config, data);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('of another computer is another', () => {
    expect(readDeviceSecret(config, data)).not.toEqual(readDeviceSecret(join(dir, 'other'), data));
  });

  const damages: [string, (text: string) => string][] = [
    ['empty', () => ''],
    ['cut', (text) => text.slice(0, -2)],
    ['longer', (text) => `${text}\n`],
    [
      'changed in one place',
      (text) => text.replace(/[0-9a-f]{64}/u, (hex) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1)),
    ],
    ['of zeros', () => '\0'.repeat(32)],
    ['of another program', () => 'hello\n'],
  ];
  test.each(damages)('that is %s is said to be damaged and left as it is', (_name, damage) => {
    readDeviceSecret(config, data);
    const damaged = damage(readFileSync(file(), 'latin1'));
    writeFileSync(file(), damaged, 'latin1');
    expect(() => readDeviceSecret(config, data)).toThrow(
      expect.objectContaining({ code: 'device.secretDamaged' }),
    );
    expect(readFileSync(file(), 'latin1')).toBe(damaged);
  });

  test('that is a folder or a link is said to be damaged', () => {
    mkdirSync(file(), { recursive: true });
    expect(() => readDeviceSecret(config, data)).toThrow(
      expect.objectContaining({ code: 'device.secretDamaged' }),
    );
    if (process.platform === 'win32') return;
    rmSync(file(), { recursive: true });
    symlinkSync('/dev/null', file());
    expect(() => readDeviceSecret(config, data)).toThrow(
      expect.objectContaining({ code: 'device.secretDamaged' }),
    );
  });

  test('that only the key ring can open is not replaced by a second one', () => {
    mkdirSync(config);
    writeFileSync(join(config, 'device-secret.sealed'), 'sealed');
    expect(() => readDeviceSecret(config, data)).toThrow(expect.objectContaining({ code: 'device.sealed' }));
    expect(readdirSync(config)).toEqual(['device-secret.sealed']);
  });

  test('may not lie beside the store', () => {
    for (const inside of [data, join(data, 'config'), join(data, '..name')]) {
      expect(() => readDeviceSecret(inside, data)).toThrow(
        expect.objectContaining({ code: 'device.secretBesideStore' }),
      );
    }
    expect(readDeviceSecret(`${data}-config`, data)).toHaveLength(32);
  });
});
