import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/** Tells whether a connection comes from the person this process runs for. */
export type PeerCheck = (socket: Socket) => Promise<boolean>;

const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];
const LISTENING = '0A';

/**
 * On Linux the kernel lists the owner of every socket: another person of this computer who found port and token is still refused. Where
 * the list is not to be had (another system, a hardened or simulated kernel, known by our own listening port not being in it) everyone
 * passes, and the token alone decides.
 */
export async function createPeerCheck(listeningPort: number): Promise<PeerCheck> {
  const owner = process.getuid?.();
  const ours = await socketOwner({ localPort: listeningPort, remotePort: 0 });
  if (owner === undefined || ours !== owner) return () => Promise.resolve(true);
  const answers = new WeakMap<Socket, Promise<boolean>>();
  return (socket) => {
    let answer = answers.get(socket);
    if (answer === undefined) {
      const ends = { localPort: socket.remotePort ?? 0, remotePort: listeningPort };
      answer = socketOwner(ends).then((uid) => uid === owner);
      answers.set(socket, answer);
    }
    return answer;
  };
}

/** User id of the socket with these ends, or undefined. Format: kernel Documentation/networking/proc_net_tcp. */
async function socketOwner(ends: { localPort: number; remotePort: number }): Promise<number | undefined> {
  for (const table of TABLES) {
    const text = await readFile(table, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(1)) {
      const [, local = '', remote = '', state = '', , , , uid = ''] = line.trim().split(/\s+/u);
      const isListening = state === LISTENING;
      if (
        portOf(local) === ends.localPort &&
        portOf(remote) === ends.remotePort &&
        isListening === (ends.remotePort === 0)
      ) {
        return Number(uid);
      }
    }
  }
  return undefined;
}

function portOf(end: string): number {
  return Number.parseInt(end.slice(end.lastIndexOf(':') + 1), 16);
}
