import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { EnvelopeRow, MailDay } from '#shared/contract/mail-schemas.ts';
import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { call, carrier } from '../api.ts';
import { openedOn, sittingOf, totalsOf, withOpened } from '../components/mail/opening/sitting.ts';
import type { Sitting } from '../components/mail/opening/sitting.ts';
import { useSession } from '../stores/session.ts';

/** For the page's whole life, so that a walk to another page or a lock does not end the sitting. */
const known = shallowRef<Sitting | null>(null);
const mostRows = 500;
/** How far back an envelope that is opened today was received: nearly always today, else over a weekend or a holiday. */
const spans = [0, 7, 30] as const;
const pause = 300;

/** The bag of the day as it is being opened: this clerk's sitting, and the office's day. */
export function useBag(today: Ref<Day>) {
  const session = useSession();
  const sitting = computed(() => sittingOf(known.value, session.current?.user.id ?? '', today.value));
  const day = shallowRef<MailDay | null>(null);
  const rows = shallowRef<readonly EnvelopeRow[]>([]);
  /** Every envelope the office opened today is among the rows. */
  const isComplete = computed(() => day.value !== null && rows.value.length === day.value.opened);
  let timer: number | undefined;
  let asked = 0;

  async function ask(): Promise<void> {
    asked += 1;
    const number = asked;
    const on = today.value;
    try {
      const count = await call('mail.day', { day: on });
      const opened = await openedToday(on, count.opened);
      if (number !== asked) return;
      day.value = count;
      rows.value = opened;
    } catch {
      // Totals are no reason to interrupt anybody; they are simply not shown.
      if (number === asked) day.value = null;
    }
  }

  /** The list is one of days of receipt: it is asked back as far as it takes to find what was opened today. */
  async function openedToday(on: Day, count: number): Promise<readonly EnvelopeRow[]> {
    let found: readonly EnvelopeRow[] = [];
    for (const span of spans) {
      const from = addDays(on, -span);
      const question = { state: null, from, to: on, text: '', after: null, limit: mostRows };
      found = openedOn((await call('envelope.list', question)).rows, on);
      if (found.length >= count) break;
    }
    return found;
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
    isComplete,
    /** One more envelope is booked; the next one starts with `next`. */
    add(record: EnvelopeRecord, next: EnvelopeValues): void {
      known.value = withOpened(sitting.value, record, next);
      askSoon();
    },
  };
}

export type Bag = ReturnType<typeof useBag>;
