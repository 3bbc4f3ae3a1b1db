import type Database from 'better-sqlite3';
import { draftTable } from './drafts.ts';
import { envelopeDraftTable } from './envelope-drafts.ts';
import { envelopeItemTable } from './envelope-items.ts';
import { envelopeMoveTable } from './envelope-moves.ts';
import { envelopeRowTable } from './envelope-rows.ts';
import { envelopeTable } from './envelopes.ts';
import { hostTable } from './hosts.ts';
import { importRowTable } from './import-rows.ts';
import { importTable } from './imports.ts';
import { journalTable } from './journal.ts';
import { mailCountTable } from './mail-counts.ts';
import { mailDayTable } from './mail-days.ts';
import { mailSeriesTable } from './mail-series.ts';
import { notificationTable } from './notifications.ts';
import { numberSeriesTable } from './number-series.ts';
import { officeTable } from './offices.ts';
import { outgoingTable } from './outgoing.ts';
import { permitTable } from './permits.ts';
import { quotaTable } from './quota.ts';
import { referenceTable } from './reference-rows.ts';
import { referralTable } from './referrals.ts';
import { scanTable } from './scans.ts';
import { settingTable } from './settings.ts';
import { stayTable } from './stays.ts';
import { rulePackageTable } from './rule-packages.ts';
import { taskTable } from './tasks.ts';
import { userTable } from './users.ts';
import { workVerdictTable } from './work-verdicts.ts';

/** Room for the pages a desk keeps coming back to: an encrypted page is dear to fetch, and a full cache writes in mid-transaction. */
const cacheKiB = 64 * 1024;

/** Every table of an open store, statements prepared once. */
export function openTables(db: Database.Database) {
  db.pragma(`cache_size = -${cacheKiB}`);
  let partFailed = false;
  return {
    office: officeTable(db),
    users: userTable(db),
    settings: settingTable(db),
    reference: referenceTable(db),
    drafts: draftTable(db),
    envelopeDrafts: envelopeDraftTable(db),
    numbers: numberSeriesTable(db),
    hosts: hostTable(db),
    stays: stayTable(db),
    notifications: notificationTable(db),
    permits: permitTable(db),
    quota: quotaTable(db),
    rulePackages: rulePackageTable(db),
    workVerdicts: workVerdictTable(db),
    tasks: taskTable(db),
    referrals: referralTable(db),
    imports: importTable(db),
    importRows: importRowTable(db),
    envelopes: envelopeTable(db),
    envelopeItems: envelopeItemTable(db),
    envelopeMoves: envelopeMoveTable(db),
    envelopeRows: envelopeRowTable(db),
    mailSeries: mailSeriesTable(db),
    mailDays: mailDayTable(db),
    mailCounts: mailCountTable(db),
    outgoing: outgoingTable(db),
    scans: scanTable(db),
    journal: journalTable(db),
    /** What SQLite finds wrong with the file, foreign keys included; empty when nothing. */
    integrity(): string[] {
      const faults = db.pragma('integrity_check') as { integrity_check: string }[];
      const keys = db.pragma('foreign_key_check') as { table: string }[];
      return [
        ...faults.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
        ...keys.map(({ table }) => `foreign key in ${table}`),
      ];
    },
    /**
     * Runs one action as one IMMEDIATE transaction: all of it or nothing. Within another `write` it becomes part of that one, without a
     * savepoint, at each of which the name indexes would be written out; the whole then fails with any of its parts.
     */
    write<Result>(action: () => Result): Result {
      if (db.inTransaction) {
        try {
          return action();
        } catch (error) {
          partFailed = true;
          throw error;
        }
      }
      partFailed = false;
      const whole = db.transaction(() => {
        const result = action();
        if (partFailed) throw new Error('a part of this write failed');
        return result;
      });
      return whole.immediate();
    },
  };
}

export type Tables = ReturnType<typeof openTables>;
