import { addDays, instantOf } from '#shared/dates/day.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import { createId } from '../ids.ts';
import { concludePermits, takeInPermit } from '../services/permits/take-in.ts';
import type { PermitFile } from '../services/permits/take-in.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { fates, otherPapers, papersOf } from './permit-papers.ts';
import { chanceOf, wholeBetween } from './random.ts';

const batch = 2_000;
/** Said in every permit of the register, so that nobody takes it for a real one. */
const source = 'Үлгі тізілім / образец реестра';

export interface PermitSeed {
  /** Puts the papers of people who come to work on record, before their notice is judged. Within a write. */
  forNotice(values: NotificationValues): void;
  /** Fills the register up with papers of people who stay elsewhere, and writes the entry of the journal. */
  finish(): void;
}

/**
 * Invented papers, as a file of yesterday taken in to its end would bring them: some fit the seeded people who come to work, some name
 * another employer or region, some have run out.
 */
export function openPermitSeed(
  { state, store, user }: { state: CoreState; store: OpenStore; user: StoredUser },
  { permits, seed }: { readonly permits: number; readonly seed: number },
): PermitSeed {
  const now = state.clock();
  const at = instantOf(now);
  const today = store.reference.wallClock(at).day;
  // Streams of its own, so that the notices of a seed are the same with permits and without.
  const chance = chanceOf(seed + 77);
  const ids = chanceOf(seed + 78);
  const random = (length: number) => Uint8Array.from({ length }, () => wholeBetween(ids, 0, 255));
  const newId = () => createId(now, random);
  const { code: office, counter } = store.tables.office.read();
  const entry = { at, by: user.name, office, counter, newId };
  const file: PermitFile = {
    store,
    today,
    importId: newId(),
    source,
    snapshotOn: addDays(today, -1),
    seen: new Map(),
    position: 0,
  };
  let made = 0;
  let turn = 0;

  function put(paper: PermitValues): void {
    if (made === permits) return;
    made += 1;
    takeInPermit(paper, { ...file, position: made }, entry);
  }

  store.tables.write(() => concludePermits(file, at));
  return {
    forNotice({ foreigners }) {
      for (const worker of foreigners) {
        if (worker.workPermitNumber === '') continue;
        const fate = fates[turn % fates.length] ?? 'fits';
        turn += 1;
        papersOf(chance, worker, { fate, today }).forEach(put);
      }
    },
    finish() {
      const others = otherPapers(chance, today);
      while (made < permits) {
        const end = Math.min(permits, made + batch);
        store.tables.write(() => {
          while (made < end) put(others.next().value);
        });
      }
      store.tables.write(() => {
        store.tables.journal.append({
          at,
          actor: user.id,
          action: 'permit.seed',
          object: file.importId,
          data: { permits: made },
        });
      });
    },
  };
}
