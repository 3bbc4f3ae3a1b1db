import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page, TestInfo } from '@playwright/test';
import type { Input, MethodName, Output } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/errors.ts';
import { openWindowDesk } from '#tests/hosts/window-desk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const start = join(root, 'electron', 'start.ts');
const READY_WITHIN_MS = 30_000;

export type Host = 'browser' | 'double' | 'electron';

/** Which host this run of the specs is about: a window's project names itself, browser mode is the rest. */
export function hostOf({ project }: Pick<TestInfo, 'project'>): Host {
  const named: unknown = project.metadata.host;
  return named === 'double' || named === 'electron' ? named : 'browser';
}

/** The running product with its page open, and everything that went wrong in it. */
export interface StartedDesk {
  readonly page: Page;
  readonly host: Host;
  /** Console errors, uncaught errors, policy violations and dialogs; a spec that expects one takes it out. */
  readonly complaints: string[];
  /** Folder of the store. */
  readonly dataDir: string;
  /** Address of this run, with its token; browser mode only. */
  readonly address: () => string;
  /** Ends the product and all its children at once, as a power cut does; browser mode only. */
  readonly kill: () => Promise<void>;
  /** Starts the product again on the same store and opens its address in the same page. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Surroundings {
  readonly openBrowser: () => Promise<Browser>;
  readonly context: BrowserContextOptions;
  /** A folder that exists already and is left as it is; one of its own, removed at the end, when left out. */
  readonly dataDir?: string;
}

export async function startDesk(host: Host, surroundings: Surroundings): Promise<StartedDesk> {
  return host === 'browser' ? startInBrowser(surroundings) : startInWindow(host, surroundings);
}

async function startInWindow(host: 'double' | 'electron', { context }: Surroundings): Promise<StartedDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'qabyldau-e2e-'));
  const dataDir = join(folder, 'desk');
  const window = await openWindowDesk(host, { dataDir });
  if (context.viewport) await window.page.setViewportSize(context.viewport);
  const complaints: string[] = [];
  listen(window.page, complaints, () => true);
  const onlyBrowser = (): never => {
    throw new Error('only browser mode can be killed from outside');
  };
  return {
    page: window.page,
    host,
    complaints,
    dataDir,
    address: onlyBrowser,
    kill: onlyBrowser,
    restart: onlyBrowser,
    async close() {
      await window.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startInBrowser({ openBrowser, context, ...given }: Surroundings): Promise<StartedDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'qabyldau-e2e-'));
  const dataDir = given.dataDir ?? join(folder, 'desk');
  let product = await startProduct(dataDir, join(folder, 'device'));
  let running = true;
  const tab = await (await openBrowser()).newContext({ ...context, acceptDownloads: true });
  const page = await tab.newPage();
  const complaints: string[] = [];
  listen(page, complaints, () => running);
  await page.goto(product.address);
  return {
    page,
    host: 'browser',
    complaints,
    dataDir,
    address: () => product.address,
    async kill() {
      // A page whose program has gone complains about its requests, and shall.
      running = false;
      await product.kill();
    },
    async restart() {
      product = await startProduct(dataDir, join(folder, 'device'));
      // The page of the run before is left first: it would go on asking with its old token.
      await page.goto('about:blank');
      await page.goto(product.address);
      running = true;
    },
    async close() {
      await tab.close();
      await product.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `npm start -- --browser --no-open --data DIR`, up to the line that says it is ready. */
export async function startProduct(
  dataDir: string,
  configDir: string,
): Promise<{ readonly address: string; kill(): Promise<void> }> {
  const child = spawn(process.execPath, [start, '--browser', '--no-open', '--data', dataDir], {
    cwd: root,
    // A group of its own, so that nothing it started outlives it.
    detached: true,
    env: { ...process.env, QABYLDAU_CONFIG: configDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time: ${said.join('')}`)), READY_WITHIN_MS);
    createInterface(child.stdout).on('line', (line) => {
      said.push(`${line}\n`);
      const address = /^Qabyldau is ready: (?<address>\S+)$/u.exec(line)?.groups?.address;
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`ended before it was ready: ${said.join('')}`));
    });
  });
  try {
    return { address: await ready, kill: () => killGroup(child) };
  } catch (error) {
    await killGroup(child);
    throw error;
  }
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  await gone;
}

function listen(page: Page, complaints: string[], isRunning: () => boolean): void {
  const complain = (line: string): void => {
    if (isRunning()) complaints.push(line);
  };
  page.on('pageerror', (error) => complain(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    const isViolation = /Content Security Policy|Trusted ?Type/iu.test(message.text());
    if (message.type() === 'error' || isViolation) complain(`${message.type()}: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    complain(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
}

/** Asks the core what the page could ask, with the page's own proof and session; throws the failure's code. */
export async function ask<M extends MethodName>(page: Page, method: M, input: Input<M>): Promise<Output<M>> {
  const reply = (await page.evaluate(
    async ({ asked, given }) => {
      const call = { method: asked, input: given, session: sessionStorage.getItem('qabyldau.session') };
      const { qabyldau } = globalThis as { qabyldau?: { call(call: unknown): Promise<unknown> } };
      if (qabyldau !== undefined) return qabyldau.call(call);
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${sessionStorage.getItem('qabyldau.token') ?? ''}`,
      };
      const answer = await fetch('/call', { method: 'POST', headers, body: JSON.stringify(call) });
      return (await answer.json()) as unknown;
    },
    { asked: method, given: input },
  )) as Reply<Output<M>>;
  if (!reply.ok) throw new Error(`${method}: ${reply.failure.code}`);
  return reply.value;
}
