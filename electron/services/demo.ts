import { seedSpecimenQuota } from '../seed/specimen-quota.ts';
import { usualEnvelopes } from '../seed/invented-mail.ts';
import { seedNotifications } from '../seed/seed.ts';
import type { SeedPlan } from '../seed/seed.ts';
import type { CoreState, DemoLogin, OpenStore } from '../core-state.ts';
import { instantNow } from '../core-state.ts';
import { createId } from '../ids.ts';
import { addUserSlot } from '../store/slot-changes.ts';
import { inspectStore } from '../store/open.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { slotChange } from './keys-of-people.ts';
import { setUp } from './setup.ts';

/** Log-ins of an invented store, shown on its log-in page. They open nothing else. */
export const demoLogins = [
  { login: 'clerk', password: 'window three, second floor', roles: ['counterClerk', 'mailClerk'] },
  {
    login: 'admin',
    password: 'nine keys on a brass ring',
    roles: ['administrator', 'seniorClerk', 'counterClerk'],
  },
] as const satisfies readonly {
  login: string;
  password: string;
  roles: readonly DemoLogin['roles'][number][];
}[];

const names = { clerk: 'Үлгібаева А.', admin: 'Образцов Б.' } as const;
const demoPlan: SeedPlan = { notifications: 60, envelopes: usualEnvelopes, seed: 7, days: 6, permits: 40 };

/** The clerk who signs the invented notices, with a key slot of his own. */
async function addClerk(state: CoreState, store: OpenStore): Promise<StoredUser> {
  const [clerk] = demoLogins;
  const access = { login: clerk.login, password: clerk.password, deviceSecret: state.options.deviceSecret };
  const slotId = await addUserSlot(await slotChange(state, store), access);
  const id = createId(state.clock(), state.random);
  store.tables.users.insert({
    id,
    login: clerk.login,
    name: names.clerk,
    roles: [...clerk.roles],
    language: 'kk',
    mustChangePassword: false,
    slotId,
    addedAt: instantNow(state),
  });
  const user = store.tables.users.byId(id);
  if (user === undefined) throw new Error('the demo clerk is missing');
  return user;
}

/** Makes a store with an invented office and two people, and fills it. The store is closed again: nobody is logged in yet. */
export async function makeInventedStore(state: CoreState, plan: SeedPlan): Promise<void> {
  const [, admin] = demoLogins;
  const office = {
    code: 'DEMO',
    names: { kk: 'Үлгі көші-қон қызметі бөлімі', ru: 'Образцовое отделение миграционной службы' },
    region: '750000000',
    district: 'Алмалы ауданы',
    address: 'Алма көшесі, 1 / ул. Яблоневая, 1',
    phone: '+7 727 000 00 00',
    counter: 3,
  };
  const administrator = {
    login: admin.login,
    name: names.admin,
    password: admin.password,
    language: 'kk',
    worksAtCounter: true,
  } as const;
  await setUp({ office, administrator, counting: { firstDay: 'next-day', postDate: 'postmark' } }, state);
  const { store } = state;
  if (store === null) throw new Error('the invented store did not open');
  const user = await addClerk(state, store);
  seedNotifications({ state, store, user }, plan);
  const at = instantNow(state);
  store.tables.write(() =>
    seedSpecimenQuota(
      { store, user },
      {
        today: store.reference.wallClock(at).day,
        at,
        newId: () => createId(state.clock(), state.random),
      },
    ),
  );
  state.session = null;
  state.store = null;
  store.close();
}

/** Makes the throw-away store of `--demo`, unless this core was only locked in between. */
export async function prepareDemo(state: CoreState): Promise<void> {
  if (inspectStore(state.options.dataDir) === 'absent') await makeInventedStore(state, demoPlan);
}
