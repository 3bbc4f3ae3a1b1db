import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { workVerdictSchema } from '#shared/contract/work-schemas.ts';

const cli = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qabyldau-check-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...options: string[]) {
  const env = { ...process.env, QABYLDAU_CONFIG: join(folder, 'config') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...options], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

const worker = { surname: 'SPECIMEN', givenNames: 'ANNA', bornOn: '1990-05-17' };
const facts = {
  checkedOn: '2026-12-02',
  purpose: 'work',
  stayFrom: '2026-11-20',
  stayUntil: '2027-03-31',
  regionOfWork: '750000000',
  person: { ...worker, citizenship: 'UTO', documentNumber: 'UT0012345' },
  employer: { kind: 'legalEntity', identifier: '990140000007', name: 'Ulgi LLP' },
  job: { title: 'welder', level: 'skilled' },
  contract: { from: '2026-12-01', until: '2027-11-30', registered: true },
  permitNumber: 'DEMO-0001',
  insuranceSeen: true,
};
const permit = {
  number: 'DEMO-0001',
  scheme: 'EMP',
  category: 3,
  issuedOn: '2026-11-10',
  validFrom: '2026-12-01',
  validUntil: '2027-11-30',
  regions: ['750000000'],
  employerIdentifier: '990140000007',
  ...worker,
  documentNumbers: ['UT0012345'],
  jobTitle: 'welder',
};
const line = { region: '750000000', year: 2026, line: 'cat3' };
const whole = {
  facts,
  permits: [permit],
  register: { snapshotOn: '2026-11-30' },
  limits: [{ ...line, units: 1000, from: '2026-01-02' }],
  use: [{ ...line, used: 640, asOf: '2026-11-09' }],
};

let files = 0;
function fileOf(content: unknown): string {
  files += 1;
  const path = join(folder, `facts-${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const check = (content: unknown, ...options: string[]) =>
  run('check', '--facts', fileOf(content), ...options);
const verdictOf = ({ stdout }: { stdout: string }) => {
  const { checkedOn, ...verdict } = JSON.parse(stdout) as { checkedOn: string };
  return { checkedOn, verdict: v.parse(workVerdictSchema, verdict) };
};

describe('check on the command line', () => {
  it('prints one line, and its exit code says what it comes to', () => {
    const clear = check(whole);
    expect(clear.stdout).toMatch(/^CLEAR-PERMIT-Q \(order\) until 2027-11-30: rule R57, package .+\n$/);
    expect([clear.status, clear.stderr]).toEqual([0, '']);
    expect(check(whole, '--at', '2027-12-01').status).toBe(1);
    expect(check({ facts }).status).toBe(3);
    expect(check({ facts: { purpose: 'tourism' } }).status).toBe(0);
  });

  it('prints the whole verdict as JSON, the same twice', () => {
    const [one, other] = [check(whole, '--json'), check(whole, '--json')];
    expect(one.stdout).toBe(other.stdout);
    const { checkedOn, verdict } = verdictOf(one);
    expect(checkedOn).toBe('2026-12-02');
    expect(verdict).toMatchObject({ result: 'CLEAR-PERMIT-Q', light: 'order', limitOn: '2027-11-30' });
    expect(verdict.paper).toMatchObject({ permitId: 'permits.0', number: 'DEMO-0001', foundBy: 'number' });
  });

  it('explains itself: rule, clause, values and what would help', () => {
    const { stdout, status } = check(
      { ...whole, permits: [{ ...permit, status: 'revoked', statusOn: '2026-12-01' }] },
      '--explain',
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/^REVOKED \(stop\), decided by rule R41\n/);
    expect(stdout).toContain('by Decree of the Government of the Republic of Kazakhstan No. 148');
    expect(stdout).toContain('DEMO-0001');
    expect(stdout).toContain('What would make it clear');
    expect(stdout).toMatch(/sha256 [0-9a-f]{64}/);
  });

  it.each([
    ['{ "facts": { "persn": {} } }', 'facts.persn: unknown field; did you mean person?'],
    ['{ "facts": {}, "permit": [] }', 'permit: unknown field; did you mean permits?'],
    ['{ "facts": { "enteredOn": "2026-02-30" } }', 'facts.enteredOn: the calendar has no such day'],
    ['{ "facts": { "enteredOn": "soon" } }', 'facts.enteredOn: wrong value; expected YYYY-MM-DD'],
    ['{ "facts": {}, "permits": [{ "number": "1" }] }', 'permits.0.scheme: missing'],
    ['not a file of facts', 'not JSON'],
  ])('refuses %s by name and place', (text, sentence) => {
    const { status, stdout, stderr } = check(text);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses options it cannot use in a sentence', () => {
    expect(run('check')).toMatchObject({ status: 2, stderr: 'Name the facts file with --facts FILE.\n' });
    expect(run('check', '--facts', join(folder, 'none'))).toMatchObject({ status: 2 });
    expect(check(whole, '--at', '2026-13-01').stderr).toContain('is not a day');
    expect(check(whole, '--data', join(folder, 'none')).stderr).toContain('There is no store in');
  });

  it('takes a file with a byte order mark', () => {
    expect(check(`\uFEFF${JSON.stringify(whole)}`).status).toBe(0);
  });

  describe('with a store', () => {
    beforeAll(() => {
      expect(run('seed', '--data', data, '--notifications', '3').status).toBe(0);
    });

    it('judges by the store, except for what the file carries', () => {
      const { verdict } = verdictOf(
        check({ facts: { ...facts, permitNumber: 'UT-NOBODY' } }, '--data', data, '--json'),
      );
      expect(verdict.paper).toBeNull();
      const carried = verdictOf(check(whole, '--data', data, '--json'));
      expect(carried.verdict).toMatchObject({ result: 'CLEAR-PERMIT-Q', registerOn: '2026-11-30' });
      expect(carried.verdict.package).toEqual(verdictOf(check(whole, '--json')).verdict.package);
    });

    it('writes nothing into it', () => {
      const file = join(data, 'store', 'store.db');
      check(whole, '--data', data);
      const before = [statSync(file).size, readFileSync(file).toString('base64')];
      check(whole, '--data', data, '--json');
      expect([statSync(file).size, readFileSync(file).toString('base64')]).toEqual(before);
    });
  });
});
