/** Opens a store, saves and keeps it open until killed. Arguments: folder, data key in hex, store id. */
import { openStore } from '#electron/store/open.ts';
import { CHEAP, FIRST_STEP, NOW, SMALL_RESERVE } from '../steps.ts';

const [dir = '', key = '', storeId = ''] = process.argv.slice(2);
const dataKey = { bytes: Buffer.from(key, 'hex'), storeId, epoch: 1 };
const held = { dir, dataKey, migrations: FIRST_STEP, now: NOW, kdfFloor: CHEAP, reserveBytes: SMALL_RESERVE };
const database = openStore(held);
database.exec(`INSERT INTO visitors (name) VALUES ('SAVED BEFORE THE END')`);
process.stdout.write('ready\n');
setTimeout(() => database.close(), 60_000);
