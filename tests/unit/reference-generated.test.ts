import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../resources/generate/write-tables.ts', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));
const generated = ['resources/reference/countries.json', 'shared/locale/tables.ts'];

function run(...options: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...options], (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

describe('tables generated from ICU', () => {
  let copy = '';

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'tables-'));
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  test('what is committed is what the interpreter of the project gives', async () => {
    expect(await run('--check')).toEqual({ code: 0, said: '' });
  });

  test.each(generated)(
    '%s written anew is the committed one, and a changed or missing one is noticed',
    async (name) => {
      expect((await run('--root', copy)).code).toBe(0);
      const text = await readFile(join(copy, name), 'utf8');
      expect(text).toBe(await readFile(join(project, name), 'utf8'));

      await writeFile(join(copy, name), text.replace('Қ', 'К').replace('қ', 'к'));
      const changed = await run('--check', '--root', copy);
      expect(changed.code).toBe(1);
      expect(changed.said).toContain(`${name} differs`);

      await rm(join(copy, name));
      expect((await run('--check', '--root', copy)).code).toBe(1);
      await cp(join(project, name), join(copy, name));
      expect((await run('--check', '--root', copy)).code).toBe(0);
    },
  );
});
