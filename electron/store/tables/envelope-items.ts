import type Database from 'better-sqlite3';
import type { Instant } from '#shared/dates/day.ts';
import type { EnvelopeId, EnvelopeItem, ItemState } from '#shared/mail/envelope.ts';
import type { EnvelopePlace, NotificationId } from '#shared/notification.ts';

interface ItemRow {
  position: number;
  state: ItemState;
  notification_id: NotificationId | null;
  notification_number: string | null;
  reason: string | null;
  defects: string;
  asked: string;
  forwarded_to: string | null;
  decided_at: Instant | null;
  decided_by: string | null;
}

/** One item for each notice of an envelope, said or found. */
export function envelopeItemTable(db: Database.Database) {
  const select = db.prepare<[string], ItemRow>(
    `SELECT position, state, notification_id, notifications.number AS notification_number, reason, defects, asked, forwarded_to,
       decided_at, decided_by
     FROM envelope_items LEFT JOIN notifications ON notifications.id = notification_id
     WHERE envelope_id = ? ORDER BY position`,
  );
  const upsert = db.prepare(
    `INSERT INTO envelope_items (envelope_id, position, state, notification_id, reason, defects, asked, forwarded_to, decided_at, decided_by)
     VALUES (@envelopeId, @position, @state, @notificationId, @reason, @defects, @asked, @forwardedTo, @decidedAt, @decidedBy)
     ON CONFLICT (envelope_id, position) DO UPDATE SET state = excluded.state, notification_id = excluded.notification_id,
       reason = excluded.reason, defects = excluded.defects, asked = excluded.asked, forwarded_to = excluded.forwarded_to,
       decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
  );
  const remove = db.prepare<[string, number]>(
    'DELETE FROM envelope_items WHERE envelope_id = ? AND position = ?',
  );
  const selectState = db
    .prepare<[string, number], ItemState>(
      'SELECT state FROM envelope_items WHERE envelope_id = ? AND position = ?',
    )
    .pluck();
  return {
    /** What became of the notice at a place; undefined when there is no such place. */
    stateAt: ({ id, position }: EnvelopePlace): ItemState | undefined => selectState.get(id, position),
    /** In the order of their places. */
    ofEnvelope: (id: EnvelopeId): EnvelopeItem[] =>
      select.all(id).map((row) => ({
        position: row.position,
        state: row.state,
        notificationId: row.notification_id,
        notificationNumber: row.notification_number,
        reason: row.reason,
        defects: JSON.parse(row.defects) as string[],
        asked: JSON.parse(row.asked) as string[],
        forwardedTo: row.forwarded_to,
        decidedAt: row.decided_at,
        decidedBy: row.decided_by,
      })),
    /** Writes the items that are new or different and takes away those that are no more. */
    save(
      id: EnvelopeId,
      { before, after }: { before: readonly EnvelopeItem[]; after: readonly EnvelopeItem[] },
    ): void {
      const known = new Map(before.map((item) => [item.position, JSON.stringify(item)]));
      for (const item of after) {
        if (known.get(item.position) !== JSON.stringify(item)) {
          const { notificationNumber: _number, ...columns } = item;
          upsert.run({
            ...columns,
            envelopeId: id,
            defects: JSON.stringify(item.defects),
            asked: JSON.stringify(item.asked),
          });
        }
        known.delete(item.position);
      }
      for (const position of known.keys()) remove.run(id, position);
    },
  };
}
