import type { OpenSession } from '#shared/contract/session.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import { instantNow } from '../core-state.ts';
import { openSession } from '../session.ts';
import { migrations } from '../store/migrations/index.ts';
import { openStore } from '../store/open.ts';
import type { DataKey } from '../store/open.ts';
import { wipe } from '../store/keys.ts';
import { openTables } from '../store/tables/index.ts';
import type { Tables } from '../store/tables/index.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { kdfFloorOf } from './keys-of-people.ts';
import { openReferenceBook } from './reference-book.ts';
import { loadShipped } from './shipped-reference.ts';
import { loadShippedPackage, openPackageBook } from './work/package-book.ts';

/** Opens the store with its key, or hands back the one this core has open already. */
export function ensureOpen(state: CoreState, dataKey: DataKey): OpenStore {
  if (state.store?.storeId === dataKey.storeId) return state.store;
  const database = openStore({
    dir: state.options.dataDir,
    dataKey,
    migrations,
    now: instantNow(state),
    ...kdfFloorOf(state),
    ...(state.options.reserveBytes === undefined ? {} : { reserveBytes: state.options.reserveBytes }),
  });
  const tables = openTables(database);
  takeInShipped(state, tables);
  takeInRules(state, tables);
  const opened: OpenStore = {
    storeId: dataKey.storeId,
    dataKey,
    tables,
    reference: openReferenceBook(tables, state.clock),
    packages: openPackageBook(tables),
    close() {
      database.close();
      wipe(dataKey.bytes);
    },
  };
  state.store = opened;
  return opened;
}

/** An update of the product brings holidays, terms and countries of its own day; the journal says when they came. */
function takeInShipped(state: CoreState, tables: Tables): void {
  const at = instantNow(state);
  tables.write(() => {
    const { version, rows } = loadShipped(tables, state.options.resourcesDir, at);
    if (rows === 0) return;
    tables.journal.append({
      at,
      actor: 'product',
      action: 'reference.update',
      object: version,
      data: { rows },
    });
  });
}

/** An update of the product may bring a later package of rules for the work check. */
function takeInRules(state: CoreState, tables: Tables): void {
  const at = instantNow(state);
  tables.write(() => {
    const taken = loadShippedPackage(tables, at);
    if (taken === null) return;
    const { id, validFrom, validTo } = taken.content;
    const data = { hash: taken.hash, validFrom, validTo };
    tables.journal.append({ at, actor: 'product', action: 'package.update', object: id, data });
  });
}

/** What the page is told about the person and the office it works for. */
export function describeSession(store: OpenStore, token: string, user: StoredUser): OpenSession {
  const { slotId: _slot, removed: _removed, ...shown } = user;
  return {
    session: token,
    user: shown,
    office: store.tables.office.read(),
    idleLockMinutes: store.reference.setting('idleLockMinutes', 'number'),
    offsetMinutes: store.reference.setting('officeOffsetMinutes', 'number'),
  };
}

/** Starts a session for this person; any earlier one at this desk ends. */
export function beginSession(state: CoreState, store: OpenStore, user: StoredUser): OpenSession {
  const session = openSession(user, state.clock(), state.random);
  if (state.session !== null) state.emit({ name: 'session.locked', detail: 'replaced' });
  state.session = session;
  return describeSession(store, session.token, user);
}
