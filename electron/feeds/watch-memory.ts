import { Worker } from 'node:worker_threads';

/**
 * Ends this process when it takes more memory than that. A thread of its own looks, since parsing does not pause, and looks at the whole
 * process, since a limit for the JavaScript heap does not count the bytes of an unpacked file.
 */
export function watchMemory(mebibytes: number): void {
  const source = `
    const most = ${Math.floor(mebibytes * 1024 * 1024)};
    setInterval(() => {
      if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL');
    }, 50);`;
  new Worker(source, { eval: true }).unref();
}
