import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Failure } from '#shared/errors.ts';
import type { EnvelopeHolder, EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import type { EnvelopePlace, Notification } from '#shared/notification.ts';
import { call, carrier } from '../api.ts';
import { useSession } from '../stores/session.ts';
import { carriedFromNotice, carriedFromSender, noticeToCarryFrom } from './envelope-start.ts';
import type { Carried } from './envelope-start.ts';

/** Host and address of the notice this clerk registered last from an envelope: the next one need not ask for the record. */
let lastRegistered: {
  readonly session: string;
  readonly envelope: EnvelopeId;
  readonly carried: Carried;
} | null = null;

/** One envelope on the desk for entering one of its notices: whose it is, what is carried over, and what changes meanwhile. */
export function useEntering(place: () => EnvelopePlace) {
  const session = useSession();
  const record = shallowRef<EnvelopeRecord | null>(null);
  const carried = shallowRef<Carried | null>(null);
  const failure = shallowRef<Failure | null>(null);
  /** Everything the form starts with is there. */
  const ready = ref(false);
  /** It was on this clerk's desk since it was entered: what is typed is kept whoever has it now. */
  const wasMine = ref(false);
  const readOnly = ref(false);
  let asked = 0;

  const item = computed(
    () => record.value?.items.find(({ position }) => position === place().position) ?? null,
  );
  const isMine = computed(() => record.value?.holder?.id === session.current?.user.id);
  /** Somebody else who has it. */
  const other = computed<EnvelopeHolder | null>(() => (isMine.value ? null : (record.value?.holder ?? null)));

  /** Puts the envelope on the desk: takes it when nobody else has it and the notice still waits. */
  async function enter(): Promise<void> {
    asked += 1;
    const number = asked;
    const { id } = place();
    ready.value = false;
    failure.value = null;
    readOnly.value = false;
    wasMine.value = false;
    if (record.value?.id !== id) record.value = null;
    try {
      const found = await takenOrRead(id, await call('envelope.read', { id }));
      const from = await whatIsCarried(found);
      if (number !== asked) return;
      record.value = found;
      carried.value = from;
      ready.value = true;
      noteMine();
    } catch (error) {
      if (number === asked) failure.value = failureOf(error);
    }
  }

  async function takenOrRead(id: EnvelopeId, found: EnvelopeRecord): Promise<EnvelopeRecord> {
    const waits = found.items.some(
      ({ position, state }) => position === place().position && state === 'pending',
    );
    if (!waits || found.holder !== null) return found;
    try {
      return await call('envelope.take', { id, over: false });
    } catch (error) {
      // Somebody was quicker: the record says who.
      if (failureOf(error).code !== 'envelope.heldByOther') throw error;
      return call('envelope.read', { id });
    }
  }

  /** From the notice before, else from the sender; what cannot be had now is typed. */
  async function whatIsCarried(found: EnvelopeRecord): Promise<Carried | null> {
    const from = noticeToCarryFrom(found.items, place().position);
    try {
      if (from !== null && from.notificationId !== null) {
        const last = lastRegistered;
        if (
          last?.session === session.current?.session &&
          last?.envelope === found.id &&
          last.carried.from === from.position
        )
          return last.carried;
        const { content } = await call('notification.read', { id: from.notificationId });
        return carriedFromNotice(from.position, content);
      }
      const { senderIdentifier, senderName } = found.content;
      const question = { identifier: (senderIdentifier ?? '').slice(0, 40), name: senderName ?? '' };
      if (question.identifier === '' && question.name === '') return null;
      return carriedFromSender(found.content, await call('known.hosts', question));
    } catch {
      return null;
    }
  }

  /** Takes it from whoever has it. */
  async function takeOver(): Promise<void> {
    failure.value = null;
    try {
      record.value = await call('envelope.take', { id: place().id, over: true });
      wasMine.value = true;
      readOnly.value = false;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  /** Lays it back for others; that it stays taken a while longer is no reason to keep anybody on the page. */
  async function release(): Promise<void> {
    if (isMine.value) await call('envelope.release', { id: place().id }).catch(() => undefined);
  }

  async function refresh(): Promise<void> {
    const { id } = place();
    const found = await call('envelope.read', { id }).catch(() => null);
    if (found === null || place().id !== id || !ready.value) return;
    record.value = found;
    noteMine();
  }

  /** A form on the desk stays there with what is typed, whatever becomes of the envelope. */
  function noteMine(): void {
    if (item.value?.state === 'pending' && other.value === null) wasMine.value = true;
  }

  function remember({ content, envelope }: Notification): void {
    const { current } = session;
    if (current === null || envelope === null) return;
    const { id, position } = envelope;
    lastRegistered = {
      session: current.session,
      envelope: id,
      carried: carriedFromNotice(position, content),
    };
  }

  const stop = carrier.subscribe(({ name, detail }) => {
    if (name === 'envelope.changed' && (detail === null || detail === place().id)) void refresh();
  });
  onScopeDispose(stop);

  return {
    record,
    item,
    carried,
    failure,
    ready,
    isMine,
    wasMine,
    other,
    readOnly,
    enter,
    takeOver,
    release,
    refresh,
    remember,
  };
}
