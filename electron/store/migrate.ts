import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { isDiskFull, isReadOnly } from './failures.ts';
import { PART, sizeOf, syncFile, syncFolder, type StorePaths } from './files.ts';
import { openCopy } from './profile.ts';

/**
 * One step of the schema. Released steps are never edited. `up` runs inside a transaction and must not end it; foreign keys stay on
 * (`PRAGMA defer_foreign_keys = ON` helps when a table is rebuilt) and are checked before the step counts.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps; becomes `user_version`. */
  readonly version: number;
  readonly name: string;
  readonly up: (database: Database) => void;
}

/** The steps, and for a store with content what its copy needs. */
export interface MigrationPlan {
  readonly migrations: readonly Migration[];
  readonly existing?: {
    readonly paths: StorePaths;
    /** Raw page key, to open the copy and prove it. */
    readonly key: Uint8Array;
    /** An instant; part of the copy's name. */
    readonly now: string;
  };
}

/** The schema version this program knows. Refuses a list with gaps, which is a defect. */
export function latestVersion(migrations: readonly Migration[]): number {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.name} is out of order`);
  });
  return migrations.length;
}

/** The schema version of an open store. */
export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Runs the pending steps, each with its `user_version` in one IMMEDIATE transaction. A store that already holds a version is copied
 * aside, encrypted, synced and checked, before the first step.
 *
 * @returns path of that copy, or undefined when nothing was pending or the store is new.
 * @throws AppError `store.newer` { version, known }, `store.migration` { version, name } with the step rolled back, `store.copyFailed`;
 *   a full or read-only disk passes through as it came.
 */
export function migrate(database: Database, plan: MigrationPlan): string | undefined {
  const known = latestVersion(plan.migrations);
  const version = schemaVersion(database);
  if (version > known) throw new AppError('store.newer', { version, known });
  if (version === known) return undefined;
  const copy = plan.existing && version > 0 ? copyAside(database, plan.existing, version) : undefined;
  for (const migration of plan.migrations.slice(version)) step(database, migration);
  return copy;
}

function step(database: Database, migration: Migration): void {
  const { version, name } = migration;
  try {
    database
      .transaction(() => {
        migration.up(database);
        if (!database.inTransaction) throw new Error('a migration must not end its transaction');
        const orphans = database.pragma('foreign_key_check');
        if (!Array.isArray(orphans) || orphans.length > 0) throw new Error('a migration left orphans');
        database.pragma(`user_version = ${version}`);
      })
      .immediate();
  } catch (error) {
    if (isDiskFull(error) || isReadOnly(error)) throw error;
    const failure = new AppError('store.migration', { version, name });
    failure.cause = error;
    throw failure;
  }
}

/** Copies the store, as it is now and under the same key, to `copies/`. */
function copyAside(
  database: Database,
  plan: NonNullable<MigrationPlan['existing']>,
  version: number,
): string {
  const { copies } = plan.paths;
  const isFirst = mkdirSync(copies, { recursive: true, mode: 0o700 }) !== undefined;
  sweepParts(copies);
  const stamp = plan.now.replaceAll(/[^0-9TZ]/g, '');
  const path = freeName(join(copies, `store-version-${version}-${stamp}`));
  const part = `${path}${PART}`;
  try {
    database.prepare('VACUUM INTO ?').run(part);
    chmodSync(part, 0o600);
    syncFile(part);
    proveCopy(part, { key: plan.key, version });
    renameSync(part, path);
    syncFolder(copies);
  } catch (error) {
    rmSync(isFirst ? copies : part, { recursive: isFirst, force: true });
    throw error;
  }
  return path;
}

function freeName(stem: string): string {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? `${stem}.db` : `${stem}-${number}.db`;
    if (sizeOf(path) === undefined) return path;
  }
}

function proveCopy(file: string, expected: { key: Uint8Array; version: number }): void {
  const copy = openCopy({ file, key: expected.key });
  try {
    const isSound = copy.pragma('quick_check', { simple: true }) === 'ok';
    if (!isSound || schemaVersion(copy) !== expected.version) throw new AppError('store.copyFailed');
  } finally {
    copy.close();
  }
}

function sweepParts(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.endsWith(PART)) rmSync(join(folder, name), { force: true });
}
