import { computed, ref } from 'vue';
import { instantOf, wallClock } from '#shared/dates/day.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import { useSession } from '../stores/session.ts';

const now = ref(Date.now());
/** One clock for the page's whole life; it says the minute, so that a second more or less does not matter. */
window.setInterval(() => (now.value = Date.now()), 1000);

const secondsAt = 17;

/** Day and time on the office's wall clock; the zone of the machine does not matter. */
export function useOfficeClock() {
  const session = useSession();
  const offset = computed(() => session.current?.offsetMinutes ?? 300);
  const wall = computed(() => wallClock(instantOf(now.value), offset.value));
  const today = computed<Day>(() => wall.value.day);
  const time = computed(() => wall.value.time);

  /** `14:02`, or `14:02:11` where the second matters. */
  function timeOf(instant: Instant | number, precision: 'minute' | 'second' = 'minute'): string {
    const iso = typeof instant === 'number' ? instantOf(instant) : instant;
    const shown = wallClock(iso, offset.value).time;
    // Offsets are whole minutes: the second is that of the instant itself.
    return precision === 'minute' ? shown : `${shown}:${iso.slice(secondsAt, secondsAt + 2)}`;
  }

  function dayOf(instant: Instant): Day {
    return wallClock(instant, offset.value).day;
  }

  return { today, time, offset, timeOf, dayOf };
}
