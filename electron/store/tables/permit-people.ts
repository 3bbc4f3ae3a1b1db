import type Database from 'better-sqlite3';
import type { Day } from '#shared/dates/day.ts';
import type { PartialDay } from '#shared/dates/partial-day.ts';
import { limitTo } from './limits.ts';
import { headColumns, headOf } from './permit-rows.ts';
import type { PermitHead, PermitHeadRow } from './permit-rows.ts';

/** A person staying now under a notice, by the documents or the IIN of a permit. */
export interface StayUnderPermit {
  readonly stayId: string;
  readonly notificationId: string;
  readonly number: string;
  readonly hostName: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly bornOn: PartialDay | null;
  readonly documentNumber: string;
  readonly arrivedOn: Day | null;
  readonly departsOn: Day | null;
}

export interface EndingQuestion {
  /** Last days of the permits, both included. */
  readonly from: Day;
  readonly to: Day;
  /** People whose stay has begun and has not ended on this day. */
  readonly today: Day;
  readonly limit: number;
  /** `next` of the answer before; null for the first. */
  readonly after: string | null;
}

export interface EndingPermit {
  readonly permit: PermitHead;
  readonly stays: readonly StayUnderPermit[];
}

interface StayRow {
  id: string;
  notification_id: string;
  number: string;
  host_name: string;
  surname: string;
  given_names: string;
  born_on: PartialDay | null;
  document_number: string;
  arrived_on: Day | null;
  departs_on: Day | null;
}

/** How many permits one question looks at: most people with a permit may stay elsewhere, and nobody waits for a whole register. */
const looked = 1_000;
const staysPerPermit = 20;

const stayOf = (row: StayRow): StayUnderPermit => ({
  stayId: row.id,
  notificationId: row.notification_id,
  number: row.number,
  hostName: row.host_name,
  surname: row.surname,
  givenNames: row.given_names,
  bornOn: row.born_on,
  documentNumber: row.document_number,
  arrivedOn: row.arrived_on,
  departsOn: row.departs_on,
});

/** Splits `2026-12-31 517`; null when it is no cursor of ours. */
export function readCursor(after: string): { day: string; sequence: number } | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{1,15})$/.exec(after);
  return match === null ? null : { day: match[1] ?? '', sequence: Number(match[2]) };
}

export const writeCursor = ({ validUntil, sequence }: Pick<PermitHead, 'validUntil' | 'sequence'>): string =>
  `${validUntil} ${sequence}`;

/** Permits joined with the people staying here now. */
export function permitPeople(db: Database.Database) {
  const select = `SELECT stays.id, stays.notification_id, notifications.number, notifications.host_name, stays.surname, stays.given_names,
      stays.born_on, stays.document_number, stays.arrived_on, stays.departs_on`;
  const isHere = `(stays.arrived_on IS NULL OR stays.arrived_on <= @today)
      AND (stays.departs_on IS NULL OR stays.departs_on >= @today)`;
  const byDocument = db.prepare<[{ permit: number; today: Day }], StayRow>(
    `${select} FROM permit_documents CROSS JOIN stays ON stays.document_key = permit_documents.document_key
       CROSS JOIN notifications ON notifications.id = stays.notification_id
     WHERE permit_documents.permit = @permit AND ${isHere} LIMIT ${staysPerPermit}`,
  );
  const byIin = db.prepare<[{ permit: number; today: Day }], StayRow>(
    `${select} FROM permits CROSS JOIN stays ON stays.iin = permits.iin
       CROSS JOIN notifications ON notifications.id = stays.notification_id
     WHERE permits.sequence = @permit AND permits.iin IS NOT NULL AND ${isHere} LIMIT ${staysPerPermit}`,
  );
  const ending = db.prepare<[Record<string, unknown>], PermitHeadRow>(
    `SELECT ${headColumns} FROM permits
     WHERE (valid_until, sequence) > (@day, @sequence) AND valid_until <= @to AND status IN ('issued', 'extended', 'suspended')
     ORDER BY valid_until, sequence ${limitTo('@limit')}`,
  );
  const regionsOf = db
    .prepare<[number], string>('SELECT region FROM permit_regions WHERE permit = ? ORDER BY position')
    .pluck();

  function staysUnder(permit: number, today: Day): StayUnderPermit[] {
    const found = [...byDocument.all({ permit, today }), ...byIin.all({ permit, today })];
    return [...new Map(found.map((row) => [row.id, stayOf(row)])).values()];
  }

  return {
    /** People staying on this day whose document or IIN a permit names, twenty at most of each. */
    staysUnder,
    /**
     * Permits in force that end between two days, with the people they name who stay here now; soonest first. Looks at a thousand permits
     * at a time, so an answer may hold fewer than asked for and still have a `next`.
     */
    endingAmongStays({ from, to, today, limit, after }: EndingQuestion): {
      rows: EndingPermit[];
      next: string | null;
    } {
      const start = (after === null ? null : readCursor(after)) ?? { day: from, sequence: 0 };
      const found = ending.all({ ...start, to, limit: looked });
      const rows: EndingPermit[] = [];
      for (const [index, row] of found.entries()) {
        const stays = staysUnder(row.sequence, today);
        if (stays.length === 0) continue;
        const permit = headOf(row, regionsOf.all(row.sequence));
        rows.push({ permit, stays });
        if (rows.length === limit && index + 1 < found.length) return { rows, next: writeCursor(permit) };
      }
      const last = found.at(-1);
      return {
        rows,
        next: last !== undefined && found.length === looked ? `${last.valid_until} ${last.sequence}` : null,
      };
    },
  };
}
