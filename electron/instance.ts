import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';
import { makePrivateFolder } from './data-folder.ts';
import { errorCode, readIfPresent, writeNewFile } from './store/files.ts';

/** Who holds a data folder, as far as it is shown to people. */
export interface Holder {
  readonly pid: number;
  readonly host: 'electron' | 'browser' | 'cli';
  readonly sinceAt: string;
  readonly computer: string;
}

/** What a second start asks of the first: whether to bring a window up. */
export interface OpenRequest {
  readonly open: boolean;
}

/** The first one's answer: the address of its page, null where pages have no address. */
export interface OpenAnswer {
  readonly address: string | null;
}

/** The right to run on one data folder, held until released. */
export interface Instance {
  release(): Promise<void>;
}

/** What is known of whoever holds a data folder: it answered, or it lives but keeps silent. */
export type Found =
  | { readonly kind: 'answered'; readonly holder: Holder; readonly answer: OpenAnswer }
  | { readonly kind: 'silent'; readonly holder: Holder };

interface HolderRecord extends Holder {
  readonly controlPort: number;
  readonly secret: string;
}

const ANSWER_WITHIN_MS = 2_000;
const TRIES = 20;

/**
 * Takes a data folder for this process, or throws. A file left by a process that died is set aside.
 *
 * @throws AppError `instance.held` { pid, host, sinceAt, computer }.
 */
export async function claimInstance(
  dataDir: string,
  host: Holder['host'],
  onOpen: (request: OpenRequest) => Promise<OpenAnswer>,
): Promise<Instance> {
  makePrivateFolder(dataDir);
  const file = instanceFile(dataDir);
  const secret = randomBytes(32).toString('base64url');
  const control = createControl(secret, onOpen);
  const record: HolderRecord = {
    pid: process.pid,
    host,
    sinceAt: new Date().toISOString(),
    computer: hostname(),
    controlPort: await listen(control),
    secret,
  };
  try {
    for (let left = TRIES; !wroteFirst(file, record); left -= 1) {
      const found = left > 0 ? await findInstance(dataDir, { open: false }) : undefined;
      if (found !== undefined) throw held(found.holder);
      if (left === 0) throw new AppError('instance.contested');
      await sleep(50);
    }
  } catch (error) {
    control.close();
    throw error;
  }
  return {
    async release() {
      if (readRecord(file)?.secret === secret) rmSync(file, { force: true });
      control.closeAllConnections();
      await new Promise((resolve) => control.close(resolve));
    },
  };
}

/** The failure that says in words who holds a data folder. */
function held({ pid, host, sinceAt, computer }: Holder): AppError {
  return new AppError('instance.held', { pid, host, sinceAt, computer });
}

/**
 * Asks whoever holds a data folder. Undefined when nobody does; what a dead process left is then out of the way.
 *
 * A holder listens from before it writes its file until after it removed it. So a refused connection, or an answer that does not prove
 * the secret of the file, comes from nobody; silence of a living process is a holder that is busy or stopped.
 */
export async function findInstance(dataDir: string, request: OpenRequest): Promise<Found | undefined> {
  const file = instanceFile(dataDir);
  const content = readIfPresent(file);
  if (content === undefined) return undefined;
  const record = parseRecord(content.toString('utf8'));
  if (record === undefined) {
    // It may be in the middle of being written.
    await sleep(250);
    if (readIfPresent(file)?.equals(content) === true) setAside(file, content);
    return undefined;
  }
  const { pid, host, sinceAt, computer } = record;
  const holder = { pid, host, sinceAt, computer };
  if (computer !== hostname()) return { kind: 'silent', holder };
  const answer = await ask(record, request);
  if (answer === 'silent' && isAlive(pid)) return { kind: 'silent', holder };
  if (answer === 'nobody' || answer === 'silent') {
    setAside(file, content);
    return undefined;
  }
  return { kind: 'answered', holder, answer };
}

function instanceFile(dataDir: string): string {
  return join(dataDir, 'instance.json');
}

function wroteFirst(file: string, record: HolderRecord): boolean {
  try {
    writeNewFile(file, Buffer.from(`${JSON.stringify(record)}\n`));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a stale file unless another start has meanwhile put its own there: that one is given its name back. */
function setAside(file: string, stale: Buffer): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readIfPresent(aside)?.equals(stale) === true) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function readRecord(file: string): HolderRecord | undefined {
  const content = readIfPresent(file);
  return content === undefined ? undefined : parseRecord(content.toString('utf8'));
}

function parseRecord(text: string): HolderRecord | undefined {
  const value = parseObject(text);
  const { pid, host, sinceAt, computer, controlPort, secret } = value;
  const known = host === 'electron' || host === 'browser' || host === 'cli';
  const typed =
    typeof pid === 'number' &&
    typeof controlPort === 'number' &&
    typeof sinceAt === 'string' &&
    typeof computer === 'string' &&
    typeof secret === 'string';
  if (!known || !typed || !Number.isInteger(pid) || pid <= 0) return undefined;
  if (!Number.isInteger(controlPort) || controlPort <= 0 || controlPort > 65_535) return undefined;
  return { pid, host, sinceAt, computer, controlPort, secret };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Both sides prove that they know the secret of the file without sending it: another program that got the port of a dead holder can
 * neither learn the secret nor hand out an address of its own.
 */
function proof(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
}

function proves(given: unknown, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function createControl(secret: string, onOpen: (request: OpenRequest) => Promise<OpenAnswer>): Server {
  const server = createServer(
    { maxHeaderSize: 4_096, requestTimeout: 5_000, headersTimeout: 5_000 },
    (request, response) => {
      const { 'x-nonce': nonce, 'x-proof': given, 'x-open': open } = request.headers;
      const refuse = (): void => {
        response.writeHead(403, { connection: 'close' }).end();
      };
      if (request.method !== 'POST' || typeof nonce !== 'string' || typeof open !== 'string') {
        refuse();
        return;
      }
      if (!proves(given, proof(secret, 'ask', nonce, open))) {
        refuse();
        return;
      }
      const answer = ({ address }: OpenAnswer): void => {
        const body = JSON.stringify({ address });
        response.writeHead(200, { 'x-proof': proof(secret, 'answer', nonce, body), connection: 'close' });
        response.end(body);
      };
      // A window that could not be brought up is still a holder that lives.
      onOpen({ open: open === 'yes' }).then(answer, () => answer({ address: null }));
    },
  );
  server.maxConnections = 16;
  // A program that ends need not wait for the next one to ask.
  server.unref();
  return server;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('no port'));
    });
  });
}

async function ask(record: HolderRecord, request: OpenRequest): Promise<OpenAnswer | 'nobody' | 'silent'> {
  const nonce = randomBytes(16).toString('base64url');
  const open = request.open ? 'yes' : 'no';
  try {
    const response = await fetch(`http://127.0.0.1:${record.controlPort}/open`, {
      method: 'POST',
      headers: { 'x-nonce': nonce, 'x-open': open, 'x-proof': proof(record.secret, 'ask', nonce, open) },
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const body = await response.text();
    if (!proves(response.headers.get('x-proof'), proof(record.secret, 'answer', nonce, body)))
      return 'nobody';
    const { address } = parseObject(body);
    return { address: typeof address === 'string' ? address : null };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return errorCode(cause) === 'ECONNREFUSED' ? 'nobody' : 'silent';
  }
}
