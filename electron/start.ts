import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '#shared/errors.ts';
import { defaultConfigDir, defaultDataDir } from './data-folder.ts';
import { findInstance } from './instance.ts';
import type { serve as Serve } from './serve.ts';
import { createAppWindows, type AppWindows } from './start/app-windows.ts';
import { findBrowser, whyNoWindow } from './start/browser.ts';
import { build, isBuildStale } from './start/build.ts';
import { findElectron, INSTALL_WITHIN_MS, tryInstallElectron } from './start/electron-binary.ts';
import { HELP, parseOptions, type StartOptions } from './start/options.ts';
import { alreadyRunning, sentenceFor } from './start/sentences.ts';
import { assertRuntime } from './store/runtime.ts';

/* `npm start`: builds what is stale, then opens Electron where it can, and browser mode otherwise, saying which. */

const root = resolve(import.meta.dirname, '..');
/** An Electron that ends in failure so soon never showed its window. */
const EARLY_END_MS = 15_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 1;
}

/** Runs to the end of the program and returns its exit code: 0, 1 for a failure, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const parsed = parseOptions(args);
  if (parsed.kind === 'wrong') {
    process.stderr.write(`${parsed.sentence}\n\n${HELP}\n`);
    return 2;
  }
  if (parsed.kind === 'help') {
    say(HELP);
    return 0;
  }
  assertRuntime();
  const { options } = parsed;
  const dataDir = resolve(options.data ?? defaultDataDir());
  if (!options.demo) {
    const found = await findInstance(dataDir, { open: options.open });
    if (found !== undefined) {
      const { lines, exitCode } = alreadyRunning(found);
      lines.forEach(say);
      return exitCode;
    }
  }
  await buildIfStale();

  const electron = await electronOrReason(options);
  if ('program' in electron) {
    const ended = await runElectron(electron.program, options, dataDir);
    if (ended !== 'did not start') return ended;
    say('Electron does not start on this computer: Qabyldau runs in browser mode.');
  } else if (electron.reason !== undefined) say(electron.reason);
  return runBrowserMode(options, dataDir);
}

async function buildIfStale(): Promise<void> {
  if (!isBuildStale(root)) return;
  process.stdout.write('Building Qabyldau ... ');
  const startedAt = performance.now();
  const complaint = await build(root);
  if (complaint !== undefined) {
    say('failed.');
    throw new AppError('start.buildFailed', { output: complaint });
  }
  say(`done in ${Math.ceil((performance.now() - startedAt) / 1_000)} s.`);
}

/** Electron's program, or why it is not used; no reason when browser mode was asked for. */
async function electronOrReason(
  options: StartOptions,
): Promise<{ readonly program: string } | { readonly reason: string | undefined }> {
  if (options.browser || !options.open) return { reason: undefined };
  switch (whyNoWindow()) {
    case 'no display':
      return { reason: 'There is no display: Qabyldau runs in browser mode.' };
    case 'root':
      return { reason: 'No window can be opened for root: Qabyldau runs in browser mode.' };
    case undefined:
      break;
  }
  const installed = findElectron(root);
  if (installed !== undefined) return { program: installed };
  const isTried = await tryInstallElectron(root, new Date(), {
    onTry: () => process.stdout.write(`Fetching Electron, at most ${INSTALL_WITHIN_MS / 1_000} s ... `),
  });
  const program = findElectron(root);
  if (isTried) say(program === undefined ? 'not to be had here.' : 'done.');
  return program === undefined
    ? { reason: 'Electron is not installed: Qabyldau runs in browser mode.' }
    : { program };
}

async function runElectron(
  program: string,
  options: StartOptions,
  dataDir: string,
): Promise<number | 'did not start'> {
  const args = [join(root, 'out', 'main', 'main.js'), options.demo ? '--demo' : `--data=${dataDir}`];
  say('Qabyldau opens in its own window.');
  const startedAt = performance.now();
  const child = spawn(program, args, {
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  });
  const release = onEndSignals((signal) => child.kill(signal));
  const code = await new Promise<number | null>((done) => {
    child.once('error', () => done(1));
    child.once('exit', done);
  });
  release();
  if (code === 0 || code === null) return 0;
  return performance.now() - startedAt < EARLY_END_MS ? 'did not start' : 1;
}

/** Runs until the last page has gone or a signal comes; then the store is closed and a throw-away one removed. */
async function runBrowserMode(options: StartOptions, dataDir: string): Promise<number> {
  const throwAway = options.demo ? mkdtempSync(join(tmpdir(), 'qabyldau-demo-')) : undefined;
  const configDir = throwAway === undefined ? defaultConfigDir() : join(throwAway, 'config');
  let windows: AppWindows | undefined;
  const { promise: endAsked, resolve: askEnd } = Promise.withResolvers<undefined>();
  const release = onEndSignals(() => askEnd(undefined));
  try {
    const built = pathToFileURL(join(root, 'out', 'main', 'serve.js')).href;
    const { serve } = (await import(built)) as { readonly serve: typeof Serve };
    const openWindow = (launchAddress: string): void => {
      const browser = whyNoWindow() === undefined ? findBrowser() : undefined;
      if (browser === undefined) return;
      windows ??= createAppWindows(browser.program, browser.room ?? configDir);
      windows.open(launchAddress);
    };
    const served = await serve({
      dataDir: throwAway === undefined ? dataDir : join(throwAway, 'data'),
      configDir,
      rendererDir: join(root, 'out', 'renderer'),
      resourcesDir: join(root, 'resources'),
      corePath: join(root, 'out', 'main', 'core.js'),
      demo: options.demo,
      openWindow,
      ...(options.port === undefined ? {} : { port: options.port }),
    });
    void endAsked.then(() => served.stop());
    say(`Qabyldau is ready: ${served.address}`);
    if (options.open) openWindow(served.launchAddress());
    await served.stopped;
    return 0;
  } finally {
    await windows?.close();
    if (throwAway !== undefined) rmSync(throwAway, { recursive: true, force: true });
    release();
  }
}

/** Ctrl+C, the system's wish to end, a closed terminal. Returns the way to stop listening. */
function onEndSignals(listener: (signal: NodeJS.Signals) => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
