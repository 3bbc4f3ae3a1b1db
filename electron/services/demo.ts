import { seedNotifications } from '../seed/seed.ts';
import type { CoreState, DemoLogin } from '../core-state.ts';
import { instantNow } from '../core-state.ts';
import { createId } from '../ids.ts';
import { addUserSlot } from '../store/slot-changes.ts';
import { inspectStore } from '../store/open.ts';
import { slotChange } from './keys-of-people.ts';
import { setUp } from './setup.ts';

/** Log-ins of the throw-away store, shown on its log-in page. They open nothing else. */
export const demoLogins = [
  { login: 'clerk', password: 'window three, second floor', roles: ['counterClerk'] },
  { login: 'admin', password: 'nine keys on a brass ring', roles: ['administrator', 'seniorClerk', 'counterClerk'] },
] as const satisfies readonly { login: string; password: string; roles: readonly DemoLogin['roles'][number][] }[];

const names = { clerk: 'Үлгібаева А.', admin: 'Образцов Б.' } as const;
const demoNotices = 60;

/** Makes the throw-away store: an invented office, two people and a week of invented notices. Does nothing when it is there already. */
export async function prepareDemo(state: CoreState): Promise<void> {
  if (inspectStore(state.options.dataDir) !== 'absent') return;
  const [clerk, admin] = demoLogins;
  await setUp(
    {
      office: {
        code: 'DEMO',
        names: { kk: 'Үлгі көші-қон қызметі бөлімі', ru: 'Образцовое отделение миграционной службы' },
        region: '750000000',
        district: 'Алмалы ауданы',
        address: 'Алма көшесі, 1 / ул. Яблоневая, 1',
        phone: '+7 727 000 00 00',
        counter: 3,
      },
      administrator: { login: admin.login, name: names.admin, password: admin.password, language: 'kk', worksAtCounter: true },
      counting: { firstDay: 'next-day', postDate: 'postmark' },
    },
    state,
  );
  const { store } = state;
  if (store === null) throw new Error('the demo store did not open');
  const access = { login: clerk.login, password: clerk.password, deviceSecret: state.options.deviceSecret };
  const slotId = await addUserSlot(slotChange(state, store), access);
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
  seedNotifications({ state, store, user }, { notifications: demoNotices, seed: 7, days: 6 });
  // Nobody is logged in yet: the visitor of the demo chooses a log-in.
  state.session = null;
  state.store = null;
  store.close();
}
