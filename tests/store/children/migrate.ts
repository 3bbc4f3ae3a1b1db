/** Opens a store with all steps pending, to be killed meanwhile. Arguments: folder, data key in hex, store id. */
import { openStore } from '#electron/store/open.ts';
import { CHEAP, MANY_STEPS, NOW, SMALL_RESERVE } from '../steps.ts';

const [dir = '', key = '', storeId = ''] = process.argv.slice(2);
const dataKey = { bytes: Buffer.from(key, 'hex'), storeId, epoch: 1 };
process.stdout.write('ready\n');
openStore({
  dir,
  dataKey,
  migrations: MANY_STEPS,
  now: NOW,
  kdfFloor: CHEAP,
  reserveBytes: SMALL_RESERVE,
}).close();
process.stdout.write('done\n');
