import { spawn } from 'node:child_process';

/*
 * Everything CI runs, in two lanes at once: what reads the sources and runs in one process, and what drives a browser and mostly waits for
 * it. A lane ends at its first failure, the other goes on, so that one run tells all that is wrong.
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

/** Lint reads the declarations the type check leaves behind; some tests start what was built. */
const sources = async (): Promise<boolean> =>
  (await run('types', 'kept')) && (await run('lint', 'kept')) && (await built) && run('test:unit', 'kept');
const pages = async (): Promise<boolean> => (await built) && run('test:e2e', 'live');

const lanes = await Promise.all([sources(), pages()]);
process.exitCode = lanes.every(Boolean) ? 0 : 1;
