/**
 * Opens envelopes, attaches scans, registers, decides, answers, dispatches and closes the day as fast as it can, to be killed meanwhile.
 * Says what it is about to do and what was acknowledged, one line each, written before the next call begins. Arguments: folder, seed.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { day } from '#shared/dates/day.ts';
import type { Input, MethodName, Output } from '#shared/contract/contract.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf, pick, wholeBetween } from '#electron/seed/random.ts';
import { specimenPng } from '#electron/seed/specimen-scan.ts';
import { openDeskAgain } from '../desk-workbench.ts';
import { completeEnvelope } from '../mail-workbench.ts';

const [dir = '', seed = '0'] = process.argv.slice(2);
const today = day('2026-11-23');
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

const desk = await openDeskAgain(dir);
const chance = chanceOf(Number(seed));
const hosts = Array.from({ length: 5 }, () => inventHost(chance));
say({ said: 'ready' });

async function tell<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  say({ said: 'asking', method, input });
  const output = await desk.ask(method, input);
  say({ said: 'answered', method, output: briefly(output) });
  return output;
}

/** Printed pages are not told: they are long, and prove nothing. */
function briefly(output: unknown): unknown {
  return typeof output === 'object' && output !== null && 'pdf' in output ? { ...output, pdf: '' } : output;
}

async function enter(id: string, position: number): Promise<void> {
  const values = inventNotification(chance, today, hosts);
  const envelope = { id, position };
  const { issues } = await desk.ask('notification.check', { values, envelope });
  const passed = issues.map(({ path, code }) => ({ path, code }));
  await tell('notification.register', {
    requestId: randomUUID(),
    draftId: null,
    values,
    envelope,
    passed,
    reason: passed.length > 0 ? 'seen' : null,
  });
}

async function attach(id: string): Promise<void> {
  const bytes = Buffer.concat([specimenPng(2), Buffer.alloc(600_000, wholeBetween(chance, 0, 255))]);
  const upload = await desk.ask('upload.begin', { fileName: 'scan.png', size: bytes.length });
  for (let index = 0; index * upload.chunkBytes < bytes.length; index += 1) {
    const piece = bytes.subarray(index * upload.chunkBytes, (index + 1) * upload.chunkBytes);
    await desk.ask('upload.put', { id: upload.id, index, data: piece.toString('base64') });
  }
  await tell('scan.attach', { envelopeId: id, uploadId: upload.id });
}

const { state } = await desk.ask('mail.day', { day: today });
if (state === 'closed') await tell('mail.reopen', { day: today, reason: 'more of the bag' });
for (let bag = 0; ; bag += 1) {
  const toAnswer: string[] = [];
  for (let letter = 0; letter < 3; letter += 1) {
    const counted = wholeBetween(chance, 1, 3);
    const envelope = await tell('envelope.open', {
      requestId: randomUUID(),
      values: completeEnvelope(today, { declared: String(counted), counted: String(counted) }),
      reason: 'seen',
      earlierId: null,
    });
    await attach(envelope.id);
    const [first] = envelope.items;
    if (first === undefined) throw new Error('an envelope of no notices');
    await enter(envelope.id, first.position);
    if (chance() < 0.3) continue;
    const { revision, items } = await desk.ask('envelope.read', { id: envelope.id });
    const waiting = items.filter((item) => item.state === 'pending').map(({ position }) => position);
    if (waiting.length > 0)
      await tell('envelope.decide', {
        id: envelope.id,
        revision,
        positions: waiting,
        decision: pick(chance, [
          { state: 'forwarded', forwardedTo: 'Үлгі бөлімі', reason: null },
          { state: 'notNotification', reason: 'a postcard' },
        ]),
      });
    toAnswer.push(envelope.id);
  }
  if (toAnswer.length > 0) {
    const { items } = await tell('letter.issue', { envelopes: toAnswer });
    if (items.length > 0) await tell('outgoing.dispatch', { ids: items.map(({ id }) => id) });
  }
  const { waiting } = await desk.ask('mail.day', { day: today });
  await tell('mail.close', { day: today, reasons: waiting.map(({ id }) => ({ id, reason: 'no time' })) });
  await tell('mail.reopen', { day: today, reason: `bag ${bag}` });
}
