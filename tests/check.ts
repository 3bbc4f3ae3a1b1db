import { spawn } from 'node:child_process';

/*
 * Everything CI runs, in three lanes at once: what reads the sources, the tests without a page, and those that drive a browser and mostly
 * wait for it. A lane ends at its first failure, the others go on, so that one run tells all that is wrong.
 */

/** Runs a script of package.json, true when it succeeded. What it says is passed on as it comes, or in one piece at its end. */
function run(script: string, how: 'live' | 'kept'): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: how === 'live' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.stdout.write(
        Buffer.concat([...said, Buffer.from(`${script}: ${code === 0 ? 'in order' : 'failed'}\n`)]),
      );
      resolve(code === 0);
    });
  });
}

const built = run('build', 'kept');

/** Lint reads the declarations the type check leaves behind. */
const sources = async (): Promise<boolean> => (await run('types', 'kept')) && run('lint', 'kept');
/** Both start what was built. */
const units = async (): Promise<boolean> => (await built) && run('test:unit', 'kept');
const pages = async (): Promise<boolean> => (await built) && run('test:e2e', 'live');

const lanes = await Promise.all([sources(), units(), pages()]);
process.exitCode = lanes.every(Boolean) ? 0 : 1;
