import type { FailureParams } from '#shared/errors.ts';
import type { Found, Holder } from '../instance.ts';

/** What a second start says of the first, and how it ends. The ready line comes last. */
export function alreadyRunning(found: Found): {
  readonly lines: readonly string[];
  readonly exitCode: number;
} {
  const who = describe(found.holder);
  if (found.kind === 'silent') {
    const advice = 'It does not answer. Wait until it has finished, or end it.';
    return { lines: [`This data folder is in use by ${who}. ${advice}`], exitCode: 1 };
  }
  const { address } = found.answer;
  if (address === null)
    return { lines: [`Qabyldau is already open in its own window: ${who}.`], exitCode: 0 };
  return { lines: [`Qabyldau is already running: ${who}.`, `Qabyldau is ready: ${address}`], exitCode: 0 };
}

function describe({ pid, host, sinceAt, computer }: Holder): string {
  return `${HOSTS[host]}, process ${pid} on ${computer}, since ${sinceAt}`;
}

const HOSTS = {
  electron: 'the desktop window',
  browser: 'browser mode',
  cli: 'the command line',
} as const satisfies Record<Holder['host'], string>;

/** A failure of the start in one sentence, with what to do; never a stack. */
export function sentenceFor(error: unknown): string {
  const { code, params } = read(error);
  const param = (name: string): string => `${params[name] ?? ''}`;
  switch (code) {
    case 'store.runtime':
      return `Qabyldau needs Node 24 (Node-API ${param('needed')}, found ${param('found')}): start it with "npm start" after "npm ci".`;
    case 'serve.portTaken':
      return `Port ${param('port')} is in use or not allowed: name another with --port, or none for a free one.`;
    case 'instance.held':
      return `This data folder is in use by process ${param('pid')} on ${param('computer')}, since ${param('sinceAt')}.`;
    case 'start.buildFailed':
      return param('output');
    case 'app.damaged':
      return `The built product is damaged (${param('file')}): remove the folder "out" and start again.`;
    case 'EACCES':
    case 'ENOTDIR':
    case 'EPERM':
    case 'EROFS':
      return 'The data folder cannot be written: name another with --data, or ask for the right to it.';
    case 'ENOSPC':
      return 'The disk is full.';
    default:
      return code === '' ? 'Qabyldau could not start.' : `Qabyldau could not start (${code}).`;
  }
}

/** By its fields, not its class: the built product brings a class of its own. */
function read(error: unknown): { readonly code: string; readonly params: FailureParams } {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return { code: '', params: {} };
  const params = 'params' in error ? (error.params as FailureParams) : {};
  return { code: error.code, params };
}
