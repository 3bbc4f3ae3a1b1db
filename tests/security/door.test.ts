import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { inputSchemaOf, malformedCalls, methods, outputSchemaOf } from '#tests/fixtures/malformed.ts';
import type { JsonSchema } from '#tests/fixtures/malformed.ts';

/** Bytes of everything in the store's folder; a write anywhere changes it. */
function fingerprint(dir: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.sort((a, b) => (a.name < b.name ? -1 : 1)))
    hash.update(file.name).update(readFileSync(join(file.parentPath, file.name)));
  return hash.digest('hex');
}

const stackLike = /\bat .+:\d+:\d+|node_modules|\.ts:\d+|SQLITE_|Error:/;

describe('every schema', () => {
  function openObjects(schema: JsonSchema, at: string): string[] {
    const here =
      schema.type === 'object' && schema.properties !== undefined && schema.additionalProperties !== false
        ? [at]
        : [];
    const inside = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
      openObjects(part, `${at}.${key}`),
    );
    const others = [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])].flatMap(
      (part) => openObjects(part, at),
    );
    return [...here, ...inside, ...others];
  }

  it.each(methods)('of %s becomes JSON Schema and takes no unknown field', (method) => {
    expect(openObjects(inputSchemaOf(method), method)).toEqual([]);
    expect(openObjects(outputSchemaOf(method), method)).toEqual([]);
  });
});

describe('the door', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openReadyDesk();
  });
  afterAll(() => desk.close());

  it('answers 10,000 malformed calls with a failure value: no crash, no stack, no write', async () => {
    const before = fingerprint(desk.dataDir);
    const codes = new Map<string, number>();
    for (const { method, input } of malformedCalls(10_000)) {
      const reply = await desk.raw(method, input);
      const text = JSON.stringify(reply);
      if (reply.ok || stackLike.test(text)) throw new Error(`${method} answered ${text.slice(0, 300)}`);
      codes.set(reply.failure.code, (codes.get(reply.failure.code) ?? 0) + 1);
    }
    expect([...codes.keys()].sort()).toEqual(['call.malformed', 'call.unknownMethod']);
    expect(fingerprint(desk.dataDir)).toBe(before);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(desk.log).toEqual([]);
  });

  it('lets nobody past without a session, whatever the method', async () => {
    const { session } = desk;
    const closed = methods.filter((method) => contract[method].access !== 'anybody');
    for (const wrong of [null, '', 'x'.repeat(43), session?.slice(0, -1) ?? '', 7, {}]) {
      desk.session = wrong as never;
      for (const method of closed) expect(await desk.codeOf(method, {})).toBe('session.locked');
    }
    desk.session = session;
    expect(closed.length).toBeGreaterThan(20);
  });

  it('refuses every administrator method to a clerk, before it looks at the input', async () => {
    const { oneTimePassword } = await desk.ask('user.add', {
      login: 'clerk',
      name: 'Сынақов С.',
      roles: ['counterClerk'],
      language: 'kk',
    });
    await desk.restart();
    const { session } = await desk.ask('session.logIn', { login: 'clerk', password: oneTimePassword });
    desk.session = session;
    for (const method of methods) {
      const { access } = contract[method];
      if (typeof access === 'string' || access.includes('counterClerk' as never)) continue;
      expect(await desk.codeOf(method, { hostile: true })).toBe('session.forbidden');
    }
  });
});
