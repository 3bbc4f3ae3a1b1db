import { spawn } from 'node:child_process';

/* Everything CI runs: what needs one core each side by side, then the tests, which take them all. Stops at the first step that fails. */

/** Lint reads the declarations the type check leaves behind; the build needs neither. */
const together = [['types', 'lint'], ['build']];
const inTurn = ['test:unit', 'test:e2e'];

interface Outcome {
  readonly script: string;
  readonly code: number;
  readonly said: string;
}

/** Runs a script of package.json; what it says is passed on as it comes, or kept to be shown in one piece. */
function run(script: string, how: 'live' | 'kept'): Promise<Outcome> {
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: how === 'live' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ script, code: code ?? 1, said: Buffer.concat(said).toString('utf8').trim() }),
    );
  });
}

async function oneAfterAnother(scripts: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const script of scripts) {
    const outcome = await run(script, 'kept');
    outcomes.push(outcome);
    if (outcome.code !== 0) break;
  }
  return outcomes;
}

async function check(): Promise<number> {
  const outcomes = (await Promise.all(together.map(oneAfterAnother))).flat();
  for (const { script, code, said } of outcomes) {
    process.stdout.write(
      `${script}: ${code === 0 ? 'in order' : 'failed'}\n${said === '' ? '' : `${said}\n`}`,
    );
  }
  const failed = outcomes.find(({ code }) => code !== 0);
  if (failed !== undefined) return failed.code;
  for (const script of inTurn) {
    const { code } = await run(script, 'live');
    if (code !== 0) return code;
  }
  return 0;
}

process.exitCode = await check();
