import { AppError } from '#shared/errors.ts';
import type { Parsed } from '#shared/contract/contract.ts';
import type { Instant } from '#shared/dates/day.ts';
import type Database from 'better-sqlite3';
import { instantNow } from '../core-state.ts';
import type { CoreState } from '../core-state.ts';
import type { Services } from '../dispatch.ts';
import { createId } from '../ids.ts';
import { readSlipFonts } from '../slips/fonts.ts';
import { drawRecoverySheet } from '../slips/recovery-sheet.ts';
import { migrations } from '../store/migrations/index.ts';
import { createStore, inspectStore } from '../store/open.ts';
import type { Migration } from '../store/open.ts';
import { openTables } from '../store/tables/index.ts';
import { kdfOf, requireGoodPassword } from './keys-of-people.ts';
import { beginSession, ensureOpen } from './open-store.ts';
import { loadShipped, shippedRows } from './shipped-reference.ts';
import { loadShippedPackage } from './work/package-book.ts';

type SetUp = Parsed<'setup.create'>;

/** Settings answered at set-up are the office's own word, not the product's guess. */
function fillSettings(
  tables: ReturnType<typeof openTables>,
  { input, at }: { input: SetUp; at: Instant },
): void {
  for (const [key, value] of Object.entries(input.counting)) {
    tables.settings.insert({
      key,
      value,
      validFrom: null,
      source: 'office',
      confidence: 'unconfirmed',
      changedAt: at,
      changedBy: null,
    });
  }
}

function fill(database: Database.Database, state: CoreState, input: SetUp): void {
  const tables = openTables(database);
  const at = instantNow(state);
  const { resourcesDir } = state.options;
  const { login, name, language, worksAtCounter } = input.administrator;
  const id = createId(state.clock(), state.random);
  tables.office.write(input.office);
  tables.users.insert({
    id,
    login,
    name,
    language,
    roles: worksAtCounter ? ['administrator', 'seniorClerk', 'counterClerk'] : ['administrator'],
    mustChangePassword: false,
    slotId: null,
    addedAt: at,
  });
  const loaded = loadShipped(tables, resourcesDir, at);
  loadShippedPackage(tables, at);
  fillSettings(tables, { input, at });
  const data = { office: input.office.code, counter: input.office.counter, referenceVersion: loaded.version };
  tables.journal.append({ at, actor: id, action: 'setup.create', object: id, data });
}

/**
 * The migrations, the last of them filling the new store: tables, office, administrator and reference data appear in one transaction,
 * in a folder that only then takes its name. A set-up that is cut off leaves nothing behind.
 */
function fillingMigrations(state: CoreState, input: SetUp): Migration[] {
  return migrations.map((step, index) => ({
    ...step,
    up(database) {
      step.up(database);
      if (index === migrations.length - 1) fill(database, state, input);
    },
  }));
}

export async function setUp(input: SetUp, state: CoreState) {
  if (inspectStore(state.options.dataDir) !== 'absent') throw new AppError('store.exists');
  const { login, password, name } = input.administrator;
  requireGoodPassword(password, [login, name, input.office.names.kk, input.office.names.ru]);
  const built = await createStore({
    dir: state.options.dataDir,
    users: [{ login, password }],
    recovery: true,
    deviceSecret: state.options.deviceSecret,
    migrations: fillingMigrations(state, input),
    now: instantNow(state),
    random: state.random,
    ...(await kdfOf(state)),
    ...(state.options.reserveBytes === undefined ? {} : { reserveBytes: state.options.reserveBytes }),
  });
  // Opened anew through the ordinary way, so that what works after set-up is what works tomorrow.
  built.database.close();
  const store = ensureOpen(state, built.dataKey);
  const user = store.tables.users.byLogin(login);
  if (user === undefined || built.recoveryCode === undefined)
    throw new Error('set-up left no administrator or no recovery key');
  return { opened: beginSession(state, store, user), recoveryCode: built.recoveryCode };
}

export const setupServices = {
  'setup.regions'(_input, { state }) {
    return shippedRows(state.options.resourcesDir, 'regions').map(({ code, names }) => ({ code, names }));
  },

  'setup.create': (input, { state }) => setUp(input, state),

  async 'setup.recoverySheet'({ code }, { state, store }) {
    const office = store.tables.office.read();
    const madeAt = instantNow(state);
    const pdf = await drawRecoverySheet({
      groups: code.split('-'),
      storeId: store.storeId,
      office: office.names,
      madeOn: store.reference.wallClock(madeAt).day,
      madeAt,
      fonts: await readSlipFonts(state.options.resourcesDir),
    });
    return { pdf: Buffer.from(pdf).toString('base64'), fileName: `qabyldau-recovery-${office.code}.pdf` };
  },
} satisfies Partial<Services>;
