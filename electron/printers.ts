import { execFile, spawn } from 'node:child_process';
import { AppError } from '#shared/errors.ts';

export interface Printer {
  readonly name: string;
  readonly isDefault: boolean;
}

/** Hands paper work to the system. Each host brings its own; a queue that took a job is not yet paper. */
export interface PrinterPort {
  list(): Promise<readonly Printer[]>;
  /** @returns what the queue calls the job @throws AppError `printer.unknown`, `printer.failed` */
  print(pdf: Uint8Array, printer: string): Promise<string>;
}

const longestWait = 15_000;
/** Without a named size a driver centres the slip on its own, often A4; the slip has its own margins. */
const slipOnPaper = ['-o', 'media=A5', '-o', 'print-scaling=none'];

/** CUPS speaks the user's language otherwise, and lets `LC_MESSAGES` decide where the C library lets `LC_ALL`. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const locale = 'C.UTF-8';
  return { ...process.env, LC_ALL: locale, LC_MESSAGES: locale, LC_CTYPE: locale, LANG: locale };
}

function output(command: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(command, [...args], { env: plainEnvironment(), timeout: longestWait }, (error, stdout) =>
      resolve(error ? null : stdout),
    );
  });
}

/** Printers of CUPS through `lpstat` and `lp`; no printers where CUPS is not installed. */
export const cupsPrinters: PrinterPort = {
  async list() {
    const [accepting, standard] = await Promise.all([output('lpstat', ['-a']), output('lpstat', ['-d'])]);
    const chosen = /destination: (\S+)/.exec(standard ?? '')?.[1];
    const names = (accepting ?? '').split('\n').flatMap((line) => /^(\S+) accepting/.exec(line)?.[1] ?? []);
    return names.map((name) => ({ name, isDefault: name === chosen }));
  },

  async print(pdf, printer) {
    const known = await cupsPrinters.list();
    // The name comes from the page: only one the system itself named reaches a command line.
    if (!known.some(({ name }) => name === printer)) throw new AppError('printer.unknown');
    return new Promise((resolve, reject) => {
      const job = spawn('lp', ['-d', printer, ...slipOnPaper, '-'], {
        env: plainEnvironment(),
        timeout: longestWait,
      });
      let answer = '';
      job.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      job.on('error', () => reject(new AppError('printer.failed')));
      job.on('close', (code) => {
        if (code === 0) resolve(/request id is (\S+)/.exec(answer)?.[1] ?? printer);
        else reject(new AppError('printer.failed'));
      });
      job.stdin.on('error', () => reject(new AppError('printer.failed')));
      job.stdin.end(pdf);
    });
  },
};

/** A machine without a print system of its own: the page uses the browser's dialog. */
export const noPrinters: PrinterPort = {
  list: () => Promise.resolve([]),
  print: () => Promise.reject(new AppError('printer.unknown')),
};
