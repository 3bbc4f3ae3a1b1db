import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './loopback-desk.ts';

const run = promisify(execFile);

/** A print system of the test's own: its own socket, folders and queues, and nothing of this computer's. */
export interface Cups {
  readonly dir: string;
  /** What a client of CUPS must find in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a tool of CUPS on this system; returns what it says. */
  tool(command: string, ...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Where a program is, also in the folders of the administrator's tools. */
function pathOf(command: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders
    .map((folder) => join(folder, command))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Why CUPS cannot be started here, or null when it can. */
export function whyNoCups(): string | null {
  if (process.platform !== 'linux') return 'this system is no Linux';
  const missing = ['cupsd', 'lpadmin', 'lp', 'lpstat'].filter((command) => pathOf(command) === undefined);
  if (missing.length > 0) return `${missing.join(', ')} not installed (Debian: cups, cups-client)`;
  return process.getuid?.() === 0 ? null : 'cupsd starts as root only';
}

/** Printer description of a PDF printer, whose driver draws the page anew. */
export const pdfDriver = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd';

/** Why a driver cannot be tried here, or null when it can. */
export function whyNoDriver(): string | null {
  if (!existsSync(pdfDriver)) return 'its driver is not installed (Debian: printer-driver-cups-pdf)';
  return pathOf('gs') === undefined ? 'Ghostscript is not installed' : null;
}

/** Everybody on this computer may do everything: the socket lies in a folder of the test. */
const configuration = (socket: string): string => `
LogLevel warn
Listen ${socket}
Browsing No
WebInterface No
DefaultAuthType None
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`;

export async function startCups(): Promise<Cups> {
  const dir = mkdtempSync(join(tmpdir(), 'qabyldau-cups-'));
  // Filters and backends run as another user.
  chmodSync(dir, 0o755);
  const socket = join(dir, 'cups.sock');
  const folders = {
    ServerRoot: 'etc',
    CacheDir: 'cache',
    RequestRoot: 'spool',
    StateDir: 'run',
    TempDir: 'spool/tmp',
  };
  for (const folder of Object.values(folders)) mkdirSync(join(dir, folder), { recursive: true });
  const logs = ['AccessLog', 'ErrorLog', 'PageLog'].map((log) => `${log} ${join(dir, `${log}.txt`)}`);
  const places = Object.entries(folders).map(([name, folder]) => `${name} ${join(dir, folder)}`);
  writeFileSync(join(dir, 'cups-files.conf'), [...places, ...logs, 'SystemGroup root', ''].join('\n'));
  writeFileSync(join(dir, 'cupsd.conf'), configuration(socket));

  const server = spawn(
    pathOf('cupsd') ?? 'cupsd',
    ['-f', '-c', join(dir, 'cupsd.conf'), '-s', join(dir, 'cups-files.conf')],
    { stdio: 'ignore' },
  );
  // A test that was cut off stops nothing by itself.
  const killServer = (): void => void server.kill();
  process.once('exit', killServer);
  const env = { CUPS_SERVER: socket };
  const tool = async (command: string, ...args: readonly string[]): Promise<string> => {
    const path = pathOf(command) ?? command;
    const { stdout } = await run(path, [...args], { env: { ...process.env, ...env, LC_ALL: 'C.UTF-8' } });
    return stdout;
  };
  await until(() =>
    tool('lpstat', '-r').then(
      (said) => said.includes('is running'),
      () => false,
    ),
  );
  return {
    dir,
    env,
    tool,
    async stop() {
      process.removeListener('exit', killServer);
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A printer at the end of a cable: takes whatever comes on its port, one document for each connection. */
export async function startPaper(): Promise<{
  readonly uri: string;
  readonly documents: readonly Buffer[];
  close(): void;
}> {
  const documents: Buffer[] = [];
  const server = createServer((connection) => {
    const chunks: Buffer[] = [];
    connection.on('data', (chunk: Buffer) => chunks.push(chunk));
    connection.on('end', () => documents.push(Buffer.concat(chunks)));
    connection.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { uri: `socket://127.0.0.1:${String(port)}`, documents, close: () => void server.close() };
}
