import type { FromParser } from './feeds/parse-messages.ts';
import { parserHeapMiB } from './feeds/parser.ts';
import type { ParserPort } from './feeds/parser.ts';

/** As much of Electron's utility process as parsing needs. */
export interface UtilityChild {
  postMessage(message: unknown): void;
  kill(): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: () => void): unknown;
}

export interface UtilityOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly execArgv: string[];
  readonly serviceName: string;
  readonly stdio: 'ignore';
}

/**
 * Parsing under Electron: a utility process, since the program itself may not run as Node (SECURITY 2.2). It has no window, no environment
 * and no switch to open the inspector; what it says before it has started waits for it, as documented.
 */
export function utilityParser(
  path: string,
  fork: (path: string, args: string[], options: UtilityOptions) => UtilityChild,
): ParserPort {
  return {
    start({ onMessage, onExit }) {
      const child = fork(path, [], {
        env: {},
        execArgv: [`--max-old-space-size=${parserHeapMiB}`],
        serviceName: 'Qabyldau file reader',
        stdio: 'ignore',
      });
      let ended = false;
      child.on('message', (message) => onMessage(message as FromParser));
      child.once('exit', () => {
        ended = true;
        onExit();
      });
      return {
        post(message) {
          if (!ended) child.postMessage(message);
        },
        kill: () => void child.kill(),
      };
    },
  };
}
