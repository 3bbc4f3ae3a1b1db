import { fork } from 'node:child_process';
import { dirname } from 'node:path';
import type { FromParser, ToParser } from './parse-messages.ts';

/** A parsing process as the core sees it, wherever it runs. */
export interface ParserProcess {
  post(message: ToParser): void;
  kill(): void;
}

export interface ParserHooks {
  readonly onMessage: (message: FromParser) => void;
  /** Once; however it ended. */
  readonly onExit: () => void;
}

/** The host's way to start one. */
export interface ParserPort {
  start(hooks: ParserHooks): ParserProcess;
}

/** Where nothing is parsed: a process that has ended at once. */
export const noParser: ParserPort = {
  start({ onExit }) {
    setImmediate(onExit);
    return { post: () => undefined, kill: () => undefined };
  },
};

/** Megabytes of JavaScript heap; bytes outside it are watched from inside the process. */
export const parserHeapMiB = 640;

/**
 * Parsing under plain Node: a child process without environment, that may read its own program and start nothing but a thread.
 * `path` is the entry, `readable` the folders it is made of.
 */
export function nodeParser(path: string, readable: readonly string[] = [dirname(path)]): ParserPort {
  return {
    start({ onMessage, onExit }) {
      const child = fork(path, [], {
        env: {},
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        execArgv: [
          '--permission',
          ...readable.map((folder) => `--allow-fs-read=${folder}`),
          '--allow-worker',
          `--max-old-space-size=${parserHeapMiB}`,
          '--disable-warning=SecurityWarning',
        ],
      });
      let ended = false;
      const end = (): void => {
        if (ended) return;
        ended = true;
        onExit();
      };
      child.on('message', (message) => onMessage(message as FromParser));
      child.once('error', end);
      child.once('exit', end);
      return {
        post(message) {
          // Said to one that is gone: its end is told by itself.
          if (child.connected) child.send(message, () => undefined);
        },
        kill: () => void child.kill('SIGKILL'),
      };
    },
  };
}
