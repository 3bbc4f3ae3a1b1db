import { AppError } from '#shared/errors.ts';
import { instantNow } from '../core-state.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import type { Services } from '../dispatch.ts';
import { addUserSlot, replaceRecoverySlot, replaceUserSlot } from '../store/slot-changes.ts';
import { inspectStore, unlock, unlockWithRecovery } from '../store/open.ts';
import type { Unlocked } from '../store/unlock.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { demoLogins } from './demo.ts';
import { kdfFloorOf, requireGoodPassword, slotChange, slotRemoval } from './keys-of-people.ts';
import { beginSession, describeSession, ensureOpen } from './open-store.ts';

const done = { done: true } as const;

function activeUser(store: OpenStore, login: string): StoredUser {
  const user = store.tables.users.byLogin(login);
  // A slot without a person: a removal that stopped half way. The slot opens nothing here.
  if (user === undefined) throw new AppError('session.wrongPassword', { seconds: 0 });
  return user;
}

/** Opening and the journal entry that tells of it are one write. */
function noteOpening(
  state: CoreState,
  store: OpenStore,
  note: { user: StoredUser; action: string; data: Record<string, number | boolean> },
): void {
  store.tables.journal.append({
    at: instantNow(state),
    actor: note.user.id,
    action: note.action,
    object: note.user.id,
    data: note.data,
  });
}

/** Proves a person by the password, with every wrong try counted, wherever it is asked for. */
function unlockAs(state: CoreState, login: string, password: string): Promise<Unlocked> {
  const { dataDir, deviceSecret } = state.options;
  return unlock({
    dir: dataDir,
    login,
    password,
    deviceSecret,
    now: instantNow(state),
    ...kdfFloorOf(state),
  });
}

export const sessionServices = {
  'session.status'(_input, { state, desk }) {
    const { options } = state;
    const found = inspectStore(options.dataDir);
    const base = {
      host: options.host,
      version: options.version,
      demo: options.demo ? demoLogins.map(({ roles, ...login }) => ({ ...login, roles: [...roles] })) : null,
      current: desk === null ? null : describeSession(desk.store, desk.session.token, desk.user),
      failure: null,
    };
    if (desk !== null) return { ...base, state: 'open' as const };
    if (found === 'absent') return { ...base, state: 'setUp' as const };
    if (found === 'present') return { ...base, state: 'locked' as const };
    const code = {
      storeMissing: 'store.missing',
      storeEmpty: 'store.empty',
      slotsMissing: 'store.slotsMissing',
      slotsDamaged: 'store.slotsDamaged',
    }[found];
    return { ...base, state: 'unavailable' as const, failure: { code, params: {} } };
  },

  async 'session.logIn'({ login, password }, { state }) {
    const unlocked = await unlockAs(state, login, password);
    const store = ensureOpen(state, unlocked);
    const user = activeUser(store, unlocked.login);
    store.tables.write(() => {
      if (user.slotId !== unlocked.slotId)
        store.tables.users.setSlot(user.id, unlocked.slotId, user.mustChangePassword);
      noteOpening(state, store, {
        user,
        action: 'session.logIn',
        data: { failuresBefore: unlocked.failuresBefore, countersLost: unlocked.countersLost },
      });
    });
    return beginSession(state, store, user);
  },

  async 'session.recover'({ code, login, password }, { state }) {
    const dataKey = await unlockWithRecovery({
      dir: state.options.dataDir,
      code,
      ...kdfFloorOf(state),
    });
    const store = ensureOpen(state, dataKey);
    const user = store.tables.users.byLogin(login);
    if (user === undefined) throw new AppError('recovery.unknownLogin');
    requireGoodPassword(password, [user.login, user.name]);
    const access = { login: user.login, password, deviceSecret: state.options.deviceSecret };
    const change = await slotChange(state, store);
    const slotId = await replaceUserSlot(change, access).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'store.noSlot') return addUserSlot(change, access);
      throw error;
    });
    store.tables.write(() => {
      store.tables.users.setSlot(user.id, slotId, false);
      noteOpening(state, store, { user, action: 'session.recover', data: {} });
    });
    return beginSession(state, store, { ...user, mustChangePassword: false });
  },

  'session.lock'({ reason }, { state, desk }) {
    if (desk !== null) {
      noteOpening(state, desk.store, {
        user: desk.user,
        action: 'session.lock',
        data: { idle: reason === 'idle' },
      });
      state.end(reason);
    }
    return done;
  },

  'session.touch': () => done,

  async 'session.changePassword'({ current, next }, { state, store, user }) {
    requireGoodPassword(next, [user.login, user.name]);
    if (current === next) throw new AppError('password.same');
    await unlockAs(state, user.login, current);
    const slotId = await replaceUserSlot(await slotChange(state, store), {
      login: user.login,
      password: next,
      deviceSecret: state.options.deviceSecret,
    });
    store.tables.write(() => {
      store.tables.users.setSlot(user.id, slotId, false);
      noteOpening(state, store, { user, action: 'session.changePassword', data: {} });
    });
    return done;
  },

  async 'session.renewRecovery'({ password }, { state, store, user }) {
    await unlockAs(state, user.login, password);
    // The entry first: an entry without a new key does no harm, a new key that nobody was shown locks everybody out.
    noteOpening(state, store, { user, action: 'session.renewRecovery', data: {} });
    return { recoveryCode: replaceRecoverySlot(slotRemoval(state, store)) };
  },

  'session.changeLanguage'({ language }, { store, user }) {
    store.tables.users.setLanguage(user.id, language);
    return done;
  },
} satisfies Partial<Services>;
