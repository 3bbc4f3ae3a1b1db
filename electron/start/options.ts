import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly browser: boolean;
  readonly open: boolean;
  readonly port: number | undefined;
  readonly data: string | undefined;
  readonly demo: boolean;
}

export type Parsed =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string };

export const HELP = `Usage: npm start -- [options]

  --browser     run in a browser even where Electron is there
  --no-open     open no window; only print the address
  --port N      port of browser mode on 127.0.0.1 (default: a free one)
  --data DIR    folder of the store (default: the usual place of this system)
  --demo        a throw-away store full of invented people
  --help        show this text`;

/** Reads the command line; never throws. */
export function parseOptions(args: readonly string[]): Parsed {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split(/\. |\n/u)[0] ?? '') : '');
  }
  const { browser, demo, help, data } = values;
  if (help) return { kind: 'help' };
  if (values.port !== undefined && !/^\d{1,5}$/u.test(values.port)) return wrong('--port takes a number');
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && port > 65_535) return wrong('--port takes a number up to 65535');
  if (data === '') return wrong('--data takes the name of a folder');
  if (data !== undefined && demo) return wrong('--demo brings its own store and cannot be given with --data');
  return { kind: 'start', options: { browser, open: !values['no-open'], port, data, demo } };
}

function wrong(reason: string): Parsed {
  return { kind: 'wrong', sentence: `${reason.replace(/\.$/u, '')}.` };
}
