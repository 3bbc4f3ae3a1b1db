import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { EnvelopeRow, MailDay } from '#shared/contract/mail-schemas.ts';
import type { Day } from '#shared/dates/day.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { call, carrier } from '../api.ts';
import { openedOn, sittingOf, totalsOf, withOpened } from '../components/mail/opening/sitting.ts';
import type { Sitting } from '../components/mail/opening/sitting.ts';
import { useSession } from '../stores/session.ts';

/** For the page's whole life, so that a walk to another page or a lock does not end the sitting. */
const known = shallowRef<Sitting | null>(null);
/** As many of the last ones as find room, and enough to count the empty ones of an ordinary day. */
const mostRows = 500;
const pause = 300;

/** The bag of the day as it is being opened: this clerk's sitting, and the office's day. */
export function useBag(today: Ref<Day>) {
  const session = useSession();
  const sitting = computed(() => sittingOf(known.value, session.current?.user.id ?? '', today.value));
  const day = shallowRef<MailDay | null>(null);
  const rows = shallowRef<readonly EnvelopeRow[]>([]);
  /** False while the office's figures are older than what is shown. */
  const isKnown = ref(false);
  let timer: number | undefined;
  let asked = 0;

  async function ask(): Promise<void> {
    asked += 1;
    const number = asked;
    const on = today.value;
    try {
      const [count, list] = await Promise.all([
        call('mail.day', { day: on }),
        call('envelope.list', { state: null, from: null, to: on, text: '', after: null, limit: mostRows }),
      ]);
      if (number !== asked) return;
      day.value = count;
      rows.value = openedOn(list.rows, on);
      isKnown.value = true;
    } catch {
      // Totals are no reason to interrupt anybody; they are simply not shown.
      if (number === asked) isKnown.value = false;
    }
  }

  function askSoon(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), pause);
  }

  watch(today, () => void ask(), { immediate: true });
  const stop = carrier.subscribe(({ name }) => {
    if (name === 'envelope.changed' || name === 'mail.changed') askSoon();
  });
  onScopeDispose(() => {
    window.clearTimeout(timer);
    asked += 1;
    stop();
  });

  return {
    sitting,
    totals: computed(() => totalsOf(sitting.value.opened)),
    day,
    rows,
    isKnown,
    /** One more envelope is booked; the next one starts with `next`. */
    add(record: EnvelopeRecord, next: EnvelopeValues): void {
      known.value = withOpened(sitting.value, record, next);
      askSoon();
    },
  };
}

export type Bag = ReturnType<typeof useBag>;
