import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostCallBytes } from '#electron/call-shape.ts';
import { ask, call, sendRaw, startDesk, type Asking, type Desk } from '../hosts/loopback-desk.ts';

/* SECURITY.md 6, P-01, P-03, P-05..P-07: what the loopback host answers to whoever is not its own page. */

const BODY = JSON.stringify({ method: 'echo', input: 'hello', session: null });
let desk: Desk;
let other: Desk;

beforeAll(async () => {
  desk = await startDesk({ patience: { headersMs: 1_000, requestMs: 1_500 } });
  other = await startDesk();
});
afterAll(async () => {
  await desk.end();
  await other.end();
});

/** Nothing was asked of the product, and a proper page is still answered. */
async function expectUnharmed(callsBefore: number): Promise<void> {
  expect(desk.app.calls.length).toBe(callsBefore);
  expect(await call(desk, 'echo', { input: 'still here' })).toEqual({ ok: true, value: 'still here' });
}

describe('P-01 the token', () => {
  const tokens: [string, () => string | null][] = [
    ['none', () => null],
    ['empty', () => ''],
    ['without its scheme', () => desk.token],
    ['of another scheme', () => `Basic ${desk.token}`],
    ['cut', () => `Bearer ${desk.token.slice(0, -1)}`],
    ['lengthened', () => `Bearer ${desk.token}A`],
    ['of another case', () => `Bearer ${desk.token.toUpperCase()} `],
    ['of another run', () => `Bearer ${other.token}`],
    ['zeros', () => `Bearer ${'A'.repeat(43)}`],
  ];
  test.each(tokens)('%s is refused', async (_name, token) => {
    const before = desk.app.calls.length;
    for (const path of ['/call', '/events']) {
      const answer = await ask(desk, { path, headers: { authorization: token() }, body: BODY });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toEqual({ ok: false, failure: { code: 'app.refused', params: {} } });
    }
    await expectUnharmed(before);
  });

  test('is 256 bits, new with every run, and in no answer', async () => {
    expect(Buffer.from(desk.token, 'base64url')).toHaveLength(32);
    expect(desk.token).not.toBe(other.token);
    for (const path of ['/', '/page.js', '/unknown']) {
      const { body, headers } = await ask(desk, { method: 'GET', path });
      expect(body + JSON.stringify(headers)).not.toContain(desk.token);
    }
  });

  test('in a query or a cookie is no token', async () => {
    const before = desk.app.calls.length;
    const inQuery = { path: `/call?token=${desk.token}`, headers: { authorization: null }, body: BODY };
    expect((await ask(desk, inQuery)).status).toBe(403);
    const cookie = { headers: { authorization: null, cookie: `token=${desk.token}` }, body: BODY };
    expect((await ask(desk, cookie)).status).toBe(403);
    await expectUnharmed(before);
  });
});

describe('P-03 another name for this computer (DNS rebinding)', () => {
  const port = (): number => desk.served.port;
  const names: [string, () => string][] = [
    ['a foreign name', () => `evil.example:${port()}`],
    ['localhost', () => `localhost:${port()}`],
    ['no port', () => '127.0.0.1'],
    ['another port', () => `127.0.0.1:${port() + 1}`],
    ['IPv6', () => `[::1]:${port()}`],
    ['a final dot', () => `127.0.0.1.:${port()}`],
    ['a decimal address', () => `2130706433:${port()}`],
    ['a port with a zero before it', () => `127.0.0.1:0${port()}`],
  ];
  test.each(names)('%s is refused, page and call alike', async (_name, host) => {
    const before = desk.app.calls.length;
    expect((await ask(desk, { headers: { host: host() }, body: BODY })).status).toBe(403);
    expect((await ask(desk, { method: 'GET', path: '/', headers: { host: host() } })).status).toBe(403);
    await expectUnharmed(before);
  });

  test('no name, two names and a name in the request line are refused', async () => {
    const rest = 'Connection: close\r\n\r\n';
    expect(await sendRaw(port(), `GET / HTTP/1.1\r\n${rest}`)).toMatch(/^HTTP\/1\.1 400 /u);
    const host = `Host: 127.0.0.1:${port()}\r\n`;
    expect(await sendRaw(port(), `GET / HTTP/1.1\r\n${host}Host: evil.example\r\n${rest}`)).toMatch(
      /^HTTP\/1\.1 400 /u,
    );
    expect(await sendRaw(port(), `GET http://evil.example/ HTTP/1.1\r\n${host}${rest}`)).toMatch(
      /^HTTP\/1\.1 400 /u,
    );
  });
});

describe('another origin', () => {
  const origins = [
    null,
    'null',
    'http://evil.example',
    'http://localhost:1',
    'http://127.0.0.1',
    'https://127.0.0.1:1',
  ];
  test.each(origins)('Origin %s may not call', async (origin) => {
    const before = desk.app.calls.length;
    expect((await ask(desk, { headers: { origin }, body: BODY })).status).toBe(403);
    await expectUnharmed(before);
  });

  test.each(['cross-site', 'same-site', 'none', 'anything'])(
    'Sec-Fetch-Site %s may not call',
    async (site) => {
      const before = desk.app.calls.length;
      expect((await ask(desk, { headers: { 'sec-fetch-site': site }, body: BODY })).status).toBe(403);
      await expectUnharmed(before);
    },
  );

  test.each(['/', '/page.js', '/unknown'])('gets not even %s', async (path) => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await ask(desk, { method: 'GET', path, headers: { 'sec-fetch-site': site } });
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('<');
    }
    const fromOther = { method: 'GET', path, headers: { origin: 'http://evil.example' } };
    expect((await ask(desk, fromOther)).status).toBe(403);
  });

  test('may not ask first, and no answer ever allows an origin', async () => {
    const headers = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    for (const path of ['/call', '/events', '/']) {
      const answer = await ask(desk, { method: 'OPTIONS', path, headers });
      expect(answer.status).toBe(405);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    const proper = await ask(desk, { body: BODY });
    expect(Object.keys(proper.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('P-05 another person of this computer', () => {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (!isRoot) console.log('P-05 is left out: only root can act as another person.');

  test.runIf(isRoot)('is refused with the right token', async () => {
    const before = desk.app.calls.length;
    const script = `const http = require('node:http');
      process.setgid(65534); process.setuid(65534);
      const options = ${JSON.stringify({
        host: '127.0.0.1',
        port: desk.served.port,
        method: 'POST',
        path: '/call',
        headers: {
          authorization: `Bearer ${desk.token}`,
          'content-type': 'application/json',
          origin: desk.origin,
        },
      })};
      http.request(options, (response) => { console.log(response.statusCode); process.exit(0); }).end(${JSON.stringify(BODY)});`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe('403');
    await expectUnharmed(before);
  });
});

describe('P-06 another interface', () => {
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address, scopeid }) =>
      scopeid === undefined || scopeid === 0 ? address : `${address}%${String(scopeid)}`,
    )
    .filter((address) => address !== '127.0.0.1');
  test.each(['127.0.0.2', '::1', ...others])('%s has no open port', async (host) => {
    const socket = connect({ host, port: desk.served.port });
    const outcome = await new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('open'));
      socket.once('error', (error) => resolve('code' in error ? String(error.code) : 'error'));
      socket.setTimeout(2_000, () => resolve('silent'));
    });
    socket.destroy();
    expect(outcome).not.toBe('open');
  });
});

describe('P-07 what is no proper request', () => {
  const refused: [string, Asking, number][] = [
    ['GET of a call', { method: 'GET', path: '/call' }, 405],
    ['PUT of a call', { method: 'PUT', body: BODY }, 405],
    ['DELETE of a page', { method: 'DELETE', path: '/' }, 405],
    ['TRACE', { method: 'TRACE', path: '/' }, 405],
    ['POST of a page', { path: '/', body: BODY }, 405],
    ['PATCH of events', { method: 'PATCH', path: '/events' }, 405],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: BODY }, 415],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: BODY }, 415],
    ['a near name', { headers: { 'content-type': 'application/json5' }, body: BODY }, 415],
    ['another charset', { headers: { 'content-type': 'application/json; charset=utf-16' }, body: BODY }, 415],
    ['no type', { headers: { 'content-type': null }, body: BODY }, 415],
    ['a packed body', { headers: { 'content-encoding': 'gzip' }, body: BODY }, 415],
    ['no JSON', { body: '{"method":' }, 400],
    ['nothing', { body: '' }, 400],
    ['broken UTF-8', { body: Uint8Array.of(0x22, 0xff, 0x22) }, 400],
    ['a list', { body: '[]' }, 400],
    ['null', { body: 'null' }, 400],
    ['no method', { body: '{"input":1,"session":null}' }, 400],
    ['a method that is no text', { body: '{"method":7,"input":1,"session":null}' }, 400],
    ['no session', { body: '{"method":"echo","input":1}' }, 400],
    ['more than a call', { body: '{"method":"echo","input":1,"session":null,"role":"admin"}' }, 400],
    ['a prototype', { body: '{"method":"echo","input":1,"session":null,"__proto__":{"role":"admin"}}' }, 400],
    ['a body for events too large', { path: '/events', body: ' '.repeat(2_000) }, 413],
    ['traversal', { method: 'GET', path: '/../../../etc/passwd' }, 404],
    ['packed traversal', { method: 'GET', path: '/%2e%2e/%2e%2e/etc/passwd' }, 404],
    ['a manifest', { method: 'GET', path: '/manifest.json' }, 404],
    ['an unknown ticket', { method: 'GET', path: `/launch/${'A'.repeat(43)}` }, 403],
    ['no ticket', { method: 'GET', path: '/launch/' }, 403],
  ];
  test.each(refused)('%s is refused', async (_name, asking, status) => {
    const before = desk.app.calls.length;
    const answer = await ask(desk, asking);
    expect(answer.status).toBe(status);
    expect(answer.body).not.toMatch(/at .*\.(?:js|ts)|Error|node:/u);
    if (status === 405) expect(answer.headers.allow).toMatch(/POST|GET/u);
    await expectUnharmed(before);
  });

  test('a body over the limit is refused by its announced length and by its real one', async () => {
    const before = desk.app.calls.length;
    const announced = await ask(desk, { headers: { 'content-length': String(mostCallBytes + 1) } });
    expect(announced.status).toBe(413);
    expect(JSON.parse(announced.body)).toEqual({
      ok: false,
      failure: { code: 'carrier.tooLarge', params: {} },
    });
    const real = await ask(desk, {
      headers: { 'transfer-encoding': 'chunked' },
      body: `"${'a'.repeat(mostCallBytes)}"`,
    });
    expect(real.status).toBe(413);
    await expectUnharmed(before);
  });

  test('a body of the limit passes', async () => {
    const frame = JSON.stringify({ method: 'echo', input: '', session: null }).length;
    const input = 'a'.repeat(mostCallBytes - frame);
    expect(await call(desk, 'echo', { input })).toEqual({ ok: true, value: input });
  });

  test('a head of 20 kB is 431', async () => {
    const answer = await ask(desk, { method: 'GET', path: '/', headers: { 'x-long': 'a'.repeat(20_000) } });
    expect(answer.status).toBe(431);
  });

  test.each([
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00'],
    ['two lengths', 'POST /call HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    [
      'length and chunks',
      'POST /call HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a bare line feed in a header', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\nC: d\r\n\r\n'],
  ])('%s is 400', async (_name, bytes) => {
    const before = desk.app.calls.length;
    expect(await sendRaw(desk.served.port, bytes)).toMatch(/^HTTP\/1\.1 400 /u);
    await expectUnharmed(before);
  });

  test('two Origin or two Authorization headers are refused', async () => {
    const before = desk.app.calls.length;
    const head = `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${desk.served.port}\r\nContent-Type: application/json\r\nContent-Length: 0\r\n`;
    const bearer = `Authorization: Bearer ${desk.token}\r\n`;
    const origin = `Origin: ${desk.origin}\r\n`;
    expect(await sendRaw(desk.served.port, `${head}${bearer}${bearer}${origin}\r\n`)).toMatch(
      /^HTTP\/1\.1 400 /u,
    );
    expect(await sendRaw(desk.served.port, `${head}${bearer}${origin}${origin}\r\n`)).toMatch(
      /^HTTP\/1\.1 400 /u,
    );
    await expectUnharmed(before);
  });

  test('a client that sends its head or its body too slowly is let go', async () => {
    const before = desk.app.calls.length;
    const slowHead = sendRaw(desk.served.port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1');
    const slowBody = sendRaw(
      desk.served.port,
      `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${desk.served.port}\r\nAuthorization: Bearer ${desk.token}\r\n` +
        `Origin: ${desk.origin}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    expect(await slowHead).toMatch(/^HTTP\/1\.1 408 /u);
    expect(await slowBody).toMatch(/^HTTP\/1\.1 408 |^$/u);
    await expectUnharmed(before);
  });

  test('a defect inside is a failure without a word of it', async () => {
    const answer = await ask(desk, { body: JSON.stringify({ method: 'break', input: null, session: null }) });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toEqual({ ok: false, failure: { code: 'app.unexpected', params: {} } });
  });

  test('more requests a second than allowed wait their turn; strangers use up nobody’s share', async () => {
    const busy = await startDesk({ requestsPerSecond: 2 });
    const many = (asking: Asking): Promise<number[]> =>
      Promise.all(Array.from({ length: 40 }, async () => (await ask(busy, asking)).status));
    expect(await many({ headers: { authorization: null }, body: BODY })).toEqual(Array<number>(40).fill(403));
    const own = await many({ body: BODY });
    expect(own.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(own.filter((status) => status === 429).length).toBeGreaterThan(10);
    await busy.end();
  });
});

test('every answer carries the headers of the page', async () => {
  const answers = [
    await ask(desk, { method: 'GET', path: '/' }),
    await ask(desk, { method: 'GET', path: '/unknown' }),
    await ask(desk, { body: BODY }),
    await ask(desk, { headers: { authorization: null }, body: BODY }),
  ];
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
});
