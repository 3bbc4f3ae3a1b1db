import type { Parsed } from '#shared/contract/contract.ts';
import { addDays, instantOf } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import type { DeskContext } from '../dispatch.ts';
import { createId } from '../ids.ts';
import { uploadServices } from '../services/imports/upload-services.ts';
import { mailServices } from '../services/mail/index.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { inventNotification } from './invented.ts';
import type { InventedHost } from './invented.ts';
import { inventEnvelope, sceneOf } from './invented-mail.ts';
import type { MailScene } from './invented-mail.ts';
import { chanceOf, pick, wholeBetween } from './random.ts';
import { registerRead } from './register-read.ts';
import { specimenPdf, specimenPng } from './specimen-scan.ts';

const millisecondsPerDay = 86_400_000;

export interface MailSeed {
  /** Books every envelope that came before this moment, milliseconds since 1970. Within a write. */
  until(at: number): void;
  /** Books the rest. */
  finish(): void;
}

interface MailSeedPlan {
  readonly envelopes: number;
  readonly seed: number;
  readonly days: number;
  readonly hosts: readonly InventedHost[];
}

type Decision = Parsed<'envelope.decide'>['decision'];

/**
 * Invented envelopes through the services the mail room asks: opened, decided, registered from. The latest wait, earlier ones were
 * decided, with an example of everything that can become of an envelope.
 */
export function openMailSeed(
  { state, store, user }: { state: CoreState; store: OpenStore; user: StoredUser },
  { envelopes, seed, days, hosts }: MailSeedPlan,
): MailSeed {
  // Streams of its own, so that the notices of a seed are the same with envelopes and without.
  const chance = chanceOf(seed + 177);
  const ids = chanceOf(seed + 178);
  const random = (length: number) => Uint8Array.from({ length }, () => wholeBetween(ids, 0, 255));
  const now = state.clock();
  const session = { token: '', userId: user.id, openedAt: now, lastActiveAt: now };
  let made = 0;
  /** The latest envelope that went back: the one that comes again. */
  let wentBack: { readonly record: EnvelopeRecord; readonly sender: InventedHost } | null = null;

  const deskAt = (at: number): DeskContext => {
    let tick = at;
    return {
      state: { ...state, clock: () => (tick += 1), random, emit: () => undefined },
      store,
      session,
      user,
    };
  };

  const pace = Math.min(60_000, Math.ceil(millisecondsPerDay / 3 / envelopes));
  /** The moment of the n-th envelope before the last one: mornings, spread over the days as notices are. */
  const momentOf = (back: number): number =>
    now - Math.floor((back / envelopes) * (days + 1)) * millisecondsPerDay - (back + 1) * pace;

  function enter(envelope: EnvelopeRecord, position: number, { desk, sender }: Hand): void {
    const { receivedOn } = envelope.content;
    if (receivedOn === null) throw new Error('an invented envelope has no day of receipt');
    const values = inventNotification(chance, receivedOn, [sender]);
    const requestId = createId(desk.state.clock(), random);
    registerRead({ requestId, values, envelope: { id: envelope.id, position } }, desk);
  }

  function decide(envelope: EnvelopeRecord, decision: Decision, desk: DeskContext): EnvelopeRecord {
    const { id } = envelope;
    const { revision, items } = mailServices['envelope.read']({ id }, desk);
    const positions = items
      .filter(({ state }) =>
        decision.state === 'registeredAsking' ? state === 'registered' : state === 'pending',
      )
      .map(({ position }) => position);
    return mailServices['envelope.decide']({ id, revision, positions, decision }, desk);
  }

  function attach(
    envelope: EnvelopeRecord,
    file: { name: string; bytes: Uint8Array },
    desk: DeskContext,
  ): void {
    const { name, bytes } = file;
    const { id } = uploadServices['upload.begin']({ fileName: name, size: bytes.length }, desk);
    uploadServices['upload.put']({ id, index: 0, data: Buffer.from(bytes).toString('base64') }, desk);
    mailServices['scan.attach']({ envelopeId: envelope.id, uploadId: id }, desk);
  }

  /** What the clerk did with the envelope the same morning. */
  function carryOn(scene: MailScene, envelope: EnvelopeRecord, hand: Hand): void {
    const { desk, sender } = hand;
    const today = store.reference.wallClock(instantOf(desk.state.clock())).day;
    const all = () => envelope.items.forEach(({ position }) => enter(envelope, position, hand));
    switch (scene) {
      case 'waiting':
      case 'few':
      case 'overdue':
      case 'cameBack':
        return;
      case 'damaged':
        attach(envelope, { name: 'specimen.png', bytes: specimenPng(1) }, desk);
        return;
      case 'three':
        attach(envelope, { name: 'specimen.pdf', bytes: specimenPdf(3) }, desk);
        enter(envelope, 0, hand);
        return;
      case 'registered':
        all();
        return;
      case 'asked':
        all();
        decide(envelope, { state: 'registeredAsking', asked: ['hostLetter'], reason: null }, desk);
        return;
      case 'returned': {
        const defects = store.reference.inForce('return-defects', today).map(({ code }) => code);
        const record = decide(
          envelope,
          { state: 'returned', defects: [pick(chance, defects)], reason: null },
          desk,
        );
        wentBack = { record, sender };
        return;
      }
      case 'forwarded': {
        const forwardedTo = 'Үлгі ауданының көші-қон бөлімі / отдел миграции образцового района';
        decide(envelope, { state: 'forwarded', forwardedTo, reason: null }, desk);
        return;
      }
      case 'empty':
        decide(envelope, { state: 'notNotification', reason: 'Конверт бос / конверт пуст' }, desk);
        return;
      case 'lacking':
        enter(envelope, 0, hand);
        decide(envelope, { state: 'notInside', reason: 'Ішінде жоқ / не вложено' }, desk);
    }
  }

  function book(back: number): void {
    const at = momentOf(back);
    const planned = sceneOf(back);
    const scene = planned === 'cameBack' && wentBack === null ? 'waiting' : planned;
    const desk = deskAt(at);
    const today = store.reference.wallClock(instantOf(at)).day;
    const earlier = scene === 'cameBack' ? wentBack : null;
    const sender = earlier?.sender ?? pick(chance, hosts);
    const receivedOn: Day = scene === 'overdue' ? addDays(today, -12) : today;
    const values = inventEnvelope(chance, scene, { receivedOn, sender });
    const earlierId = earlier?.record.id ?? null;
    const { issues } = mailServices['envelope.check']({ values, id: null }, desk);
    const envelope = mailServices['envelope.open'](
      {
        requestId: createId(at, random),
        values,
        reason: issues.length === 0 ? null : 'Конвертте осылай / так в конверте',
        earlierId,
      },
      desk,
    );
    carryOn(scene, envelope, { desk, sender });
  }

  function bookBefore(at: number): void {
    while (made < envelopes && momentOf(envelopes - made - 1) < at) {
      book(envelopes - made - 1);
      made += 1;
    }
  }

  return {
    until: bookBefore,
    finish() {
      // As many at a time as notices: one transaction for all would hold the whole seed in memory.
      while (made < envelopes) {
        const until = momentOf(Math.max(0, envelopes - made - 500)) + 1;
        store.tables.write(() => bookBefore(until));
      }
    },
  };
}

interface Hand {
  readonly desk: DeskContext;
  readonly sender: InventedHost;
}
