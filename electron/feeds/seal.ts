import { Socket as DatagramSocket } from 'node:dgram';
import { Server, Socket } from 'node:net';

function refused(): never {
  throw new Error('this process has no network');
}

/**
 * Takes away the ways out that JavaScript has to a network: everything above (HTTP, TLS, fetch, WebSocket) goes through these. Files and
 * further processes are taken away by Node's permission model, which in this release knows no network.
 */
export function sealNetwork(): void {
  const seal = (prototype: object, name: string) =>
    Object.defineProperty(prototype, name, { value: refused, writable: false, configurable: false });
  seal(Socket.prototype, 'connect');
  seal(Server.prototype, 'listen');
  for (const name of ['bind', 'connect', 'send']) seal(DatagramSocket.prototype, name);
}
