import { AppError } from '#shared/errors.ts';
import { addDays } from '#shared/dates/day.ts';
import type { ReferenceListRow } from '#shared/contract/administration.ts';
import { referenceLists, validityIssues } from '#shared/reference/lists.ts';
import { instantNow } from '../core-state.ts';
import type { DeskContext, Services } from '../dispatch.ts';
import { createId } from '../ids.ts';
import { addUserSlot, removeSlot, replaceUserSlot } from '../store/slot-changes.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { note } from './at-desk.ts';
import { createOneTimePassword, slotChange, slotRemoval } from './keys-of-people.ts';
import { isReferenceList } from './reference-book.ts';
import type { ReferenceList } from '#shared/reference/lists.ts';
import { fromListRow } from './shipped-reference.ts';
import { requireUsableSetting } from './usable-setting.ts';

const shown = ({ slotId: _slot, removed: _removed, ...user }: StoredUser) => user;

function userById({ store }: DeskContext, id: string): StoredUser {
  const user = store.tables.users.byId(id);
  if (user === undefined || user.removed) throw new AppError('user.unknown');
  return user;
}

/** The last administrator may neither go nor stop being one: nobody could let anybody in again. */
function requireAnotherAdministrator({ store }: DeskContext, id: string): void {
  const others = store.tables.users
    .all()
    .some((user) => user.id !== id && !user.removed && user.roles.includes('administrator'));
  if (!others) throw new AppError('user.lastAdministrator');
}

function knownList(list: string): ReferenceList {
  if (!isReferenceList(list)) throw new AppError('reference.unknownList');
  return list;
}

/** Refuses a row that does not fit its list or would leave the list contradicting itself; nothing is written then. */
function requireFits(list: ReferenceList, rows: readonly ReferenceListRow[]): void {
  let typed;
  try {
    typed = rows.map((row) => fromListRow(list, row));
  } catch {
    throw new AppError('reference.malformed');
  }
  const [issue] = validityIssues(typed);
  if (issue !== undefined) throw new AppError(`reference.${issue.reason}`, { code: issue.code });
}

export const administrationServices = {
  'office.read': (_input, { store }) => store.tables.office.read(),

  'office.update'({ office }, desk) {
    const { store, state } = desk;
    store.tables.write(() => {
      store.tables.office.write(office);
      note(desk, 'office.update', {
        object: 'office',
        data: { office: office.code, counter: office.counter },
      });
    });
    state.emit({ name: 'settings.changed', detail: 'office' });
    return store.tables.office.read();
  },

  'setting.list': (_input, { store }) => store.tables.settings.all(),

  'setting.change'({ key, value, validFrom, source }, desk) {
    const { store, state, user } = desk;
    requireUsableSetting(store, key, value);
    const at = instantNow(state);
    const confidence = source.trim() === '' ? 'unconfirmed' : 'confirmed';
    store.tables.write(() => {
      store.tables.settings.insert({
        key,
        value,
        validFrom,
        source: source.trim() || 'office',
        confidence,
        changedAt: at,
        changedBy: user.id,
      });
      note(desk, 'setting.change', { object: key, data: { value, validFrom, confidence } });
    });
    store.reference.refresh();
    state.emit({ name: 'settings.changed', detail: key });
    return store.tables.settings.all();
  },

  'user.list': (_input, { store }) =>
    store.tables.users.all().map((user) => ({ ...shown(user), removed: user.removed })),

  async 'user.add'({ login, name, roles, language }, desk) {
    const { store, state } = desk;
    if (store.tables.users.byLogin(login) !== undefined) throw new AppError('user.sameLogin');
    const id = createId(state.clock(), state.random);
    const oneTimePassword = createOneTimePassword(state.random);
    const access = { login, password: oneTimePassword, deviceSecret: state.options.deviceSecret };
    const slotId = await addUserSlot(await slotChange(state, store), access);
    const user = { id, login, name, roles, language, mustChangePassword: true };
    try {
      store.tables.write(() => {
        store.tables.users.insert({ ...user, slotId, addedAt: instantNow(state) });
        note(desk, 'user.add', { object: id, data: { roles: roles.join(' ') } });
      });
    } catch (error) {
      removeSlot(slotRemoval(state, store), slotId);
      throw error;
    }
    return { user, oneTimePassword };
  },

  'user.change'({ id, name, roles }, desk) {
    const { store } = desk;
    userById(desk, id);
    if (!roles.includes('administrator')) requireAnotherAdministrator(desk, id);
    store.tables.write(() => {
      store.tables.users.change(id, name, roles);
      note(desk, 'user.change', { object: id, data: { roles: roles.join(' ') } });
    });
    return shown(userById(desk, id));
  },

  async 'user.reset'({ id }, desk) {
    const { store, state } = desk;
    const user = userById(desk, id);
    const oneTimePassword = createOneTimePassword(state.random);
    const access = { login: user.login, password: oneTimePassword, deviceSecret: state.options.deviceSecret };
    const slotId = await replaceUserSlot(await slotChange(state, store), access);
    store.tables.write(() => {
      store.tables.users.setSlot(id, slotId, true);
      note(desk, 'user.reset', { object: id, data: {} });
    });
    return { user: shown(userById(desk, id)), oneTimePassword };
  },

  'user.remove'({ id }, desk) {
    const { store, state } = desk;
    const user = userById(desk, id);
    if (id === desk.user.id) throw new AppError('user.self');
    requireAnotherAdministrator(desk, id);
    // The slot goes first: a person without a slot is harmless, a slot without a person is a key left in the door.
    if (user.slotId !== null) removeSlot(slotRemoval(state, store), user.slotId);
    store.tables.write(() => {
      store.tables.users.remove(id, instantNow(state));
      note(desk, 'user.remove', { object: id, data: {} });
    });
    return { done: true } as const;
  },

  'reference.lists'(_input, { store }) {
    const filled = new Map(store.tables.reference.lists().map((summary) => [summary.list, summary]));
    return Object.keys(referenceLists).map((list) => filled.get(list) ?? { list, rows: 0, unconfirmed: 0 });
  },

  'reference.rows': ({ list }, { store }) => store.tables.reference.rows(knownList(list)),

  'reference.add'({ list: name, row }, desk) {
    const { store, state, user } = desk;
    const list = knownList(name);
    const before = store.tables.reference.rows(list);
    const change = { at: instantNow(state), by: user.id };
    // A later edition ends the open one the day before it begins.
    const open = before.find((other) => other.code === row.code && other.validTo === null);
    const starts = row.validFrom;
    const ends =
      open !== undefined && starts !== null && (open.validFrom === null || open.validFrom < starts)
        ? addDays(starts, -1)
        : null;
    const after = before.map((other) =>
      other === open && ends !== null ? { ...other, validTo: ends } : other,
    );
    requireFits(list, [...after, row]);
    store.tables.write(() => {
      if (open !== undefined && ends !== null) {
        store.tables.reference.end(
          list,
          { code: open.code, validFrom: open.validFrom, validTo: ends },
          change,
        );
      }
      store.tables.reference.insert(list, row, change);
      note(desk, 'reference.add', {
        object: `${list}/${row.code}`,
        data: { validFrom: row.validFrom, confidence: row.confidence },
      });
    });
    store.reference.refresh();
    state.emit({ name: 'reference.changed', detail: list });
    return store.tables.reference.rows(list);
  },

  'reference.confirm'({ list: name, code, validFrom, source }, desk) {
    const { store, state, user } = desk;
    const list = knownList(name);
    const row = store.tables.reference
      .rows(list)
      .find((other) => other.code === code && other.validFrom === validFrom);
    if (row === undefined) throw new AppError('reference.unknownRow');
    store.tables.write(() => {
      const change = { at: instantNow(state), by: user.id };
      store.tables.reference.confirm(list, { code, validFrom, source: source.trim() }, change);
      note(desk, 'reference.confirm', {
        object: `${list}/${code}`,
        data: { validFrom, before: row.source, source: source.trim() },
      });
    });
    store.reference.refresh();
    state.emit({ name: 'reference.changed', detail: list });
    return store.tables.reference.rows(list);
  },

  'reference.end'({ list: name, code, validFrom, validTo }, desk) {
    const { store, state, user } = desk;
    const list = knownList(name);
    const rows = store.tables.reference.rows(list);
    const row = rows.find((other) => other.code === code && other.validFrom === validFrom);
    if (row === undefined) throw new AppError('reference.unknownRow');
    requireFits(
      list,
      rows.map((other) => (other === row ? { ...other, validTo } : other)),
    );
    store.tables.write(() => {
      store.tables.reference.end(list, { code, validFrom, validTo }, { at: instantNow(state), by: user.id });
      note(desk, 'reference.end', { object: `${list}/${code}`, data: { validFrom, validTo } });
    });
    store.reference.refresh();
    state.emit({ name: 'reference.changed', detail: list });
    return store.tables.reference.rows(list);
  },
} satisfies Partial<Services>;
