import type Database from 'better-sqlite3';
import type { Day } from '#shared/dates/day.ts';
import type { PartialDay } from '#shared/dates/partial-day.ts';
import { prefixQuery } from '../full-text.ts';
import { candidates, limitTo } from './limits.ts';

/** One person's stay as one notice told it: the row that search, duplicates and the term of stay look at. */
export interface StoredStay {
  readonly id: string;
  readonly notificationId: string;
  readonly position: number;
  readonly surname: string;
  readonly givenNames: string;
  readonly nameKey: string;
  readonly bornOn: PartialDay | null;
  readonly citizenship: string | null;
  readonly documentKey: string;
  readonly documentNumber: string;
  readonly iin: string | null;
  readonly enteredOn: Day | null;
  readonly arrivedOn: Day | null;
  readonly departsOn: Day | null;
  readonly address: string;
  readonly addressKey: string;
}

/** A stay with what a clerk needs to recognise its notice. */
export interface StayOfNotice extends StoredStay {
  readonly number: string;
  readonly hostName: string;
}

interface StayRow {
  id: string;
  notification_id: string;
  position: number;
  surname: string;
  given_names: string;
  name_key: string;
  born_on: PartialDay | null;
  citizenship: string | null;
  document_key: string;
  document_number: string;
  iin: string | null;
  entered_on: Day | null;
  arrived_on: Day | null;
  departs_on: Day | null;
  address: string;
  address_key: string;
  number: string;
  host_name: string;
}

const fromRow = (row: StayRow): StayOfNotice => ({
  id: row.id,
  notificationId: row.notification_id,
  position: row.position,
  surname: row.surname,
  givenNames: row.given_names,
  nameKey: row.name_key,
  bornOn: row.born_on,
  citizenship: row.citizenship,
  documentKey: row.document_key,
  documentNumber: row.document_number,
  iin: row.iin,
  enteredOn: row.entered_on,
  arrivedOn: row.arrived_on,
  departsOn: row.departs_on,
  address: row.address,
  addressKey: row.address_key,
  number: row.number,
  hostName: row.host_name,
});

export function stayTable(db: Database.Database) {
  const select = `SELECT stays.*, notifications.number, notifications.host_name
    FROM stays JOIN notifications ON notifications.id = stays.notification_id`;
  const newest = `ORDER BY stays.sequence DESC ${limitTo('?')}`;
  const insert = db.prepare(
    `INSERT INTO stays (id, notification_id, position, surname, given_names, name_key, born_on, citizenship, document_key,
       document_number, iin, entered_on, arrived_on, departs_on, address, address_key)
     VALUES (@id, @notificationId, @position, @surname, @givenNames, @nameKey, @bornOn, @citizenship, @documentKey,
       @documentNumber, @iin, @enteredOn, @arrivedOn, @departsOn, @address, @addressKey)`,
  );
  const indexName = db.prepare<[number | bigint, string]>(
    'INSERT INTO stay_names (rowid, name_key) VALUES (?, ?)',
  );
  const byDocument = db.prepare<[string, number], StayRow>(
    `${select} WHERE stays.document_key = ? ${newest}`,
  );
  const byDocumentPrefix = db.prepare<[string, string, number], StayRow>(
    `${select} WHERE stays.sequence IN (SELECT sequence FROM stays WHERE document_key >= ? AND document_key < ?
       ORDER BY document_key LIMIT ${candidates}) ${newest}`,
  );
  const byIin = db.prepare<[string, number], StayRow>(`${select} WHERE stays.iin = ? ${newest}`);
  // Namesakes are sorted by number alone, before any row is fetched.
  const byName = db.prepare<[string, number], StayRow>(
    `${select} WHERE stays.sequence IN (SELECT sequence FROM stays WHERE name_key = ? ORDER BY sequence DESC ${limitTo('?')})
     ORDER BY stays.sequence DESC`,
  );
  const byNameBornIn = db.prepare<[string, string, string, number], StayRow>(
    `${select} WHERE stays.sequence IN
       (SELECT sequence FROM stays WHERE name_key = ? AND born_on >= ? AND born_on < ? ORDER BY sequence DESC ${limitTo('?')})
     ORDER BY stays.sequence DESC`,
  );
  const byNameWords = db.prepare<[string, number], StayRow>(
    `${select} WHERE stays.sequence IN (SELECT rowid FROM stay_names WHERE stay_names MATCH ? ORDER BY rowid DESC LIMIT ${candidates}) ${newest}`,
  );
  const ofNotification = db.prepare<[string], StayRow>(
    `${select} WHERE stays.notification_id = ? ORDER BY stays.position`,
  );
  return {
    insert(stay: StoredStay): void {
      const { lastInsertRowid } = insert.run(stay);
      indexName.run(lastInsertRowid, stay.nameKey);
    },
    byDocument: (documentKey: string, limit: number): StayOfNotice[] =>
      byDocument.all(documentKey, limit).map(fromRow),
    /** The newest of the first matches in the order of numbers, among them every stay of the very number. */
    byDocumentPrefix: (prefix: string, limit: number): StayOfNotice[] =>
      byDocumentPrefix.all(prefix, `${prefix}\u{10FFFF}`, limit).map(fromRow),
    byIin: (iin: string, limit: number): StayOfNotice[] => byIin.all(iin, limit).map(fromRow),
    byName: (nameKey: string, limit: number): StayOfNotice[] => byName.all(nameKey, limit).map(fromRow),
    /** Namesakes whose birth, complete or not, lies in this year (`1974`): among millions the newest alone would tell nothing. */
    byNameBornIn: (nameKey: string, year: string, limit: number): StayOfNotice[] =>
      byNameBornIn.all(nameKey, `${year}-`, `${year}-~`, limit).map(fromRow),
    /** People whose folded name has a word starting with each word of the query, newest first. */
    byNameWords(folded: string, limit: number): StayOfNotice[] {
      const query = prefixQuery(folded);
      return query === null ? [] : byNameWords.all(query, limit).map(fromRow);
    },
    ofNotification: (id: string): StayOfNotice[] => ofNotification.all(id).map(fromRow),
  };
}
