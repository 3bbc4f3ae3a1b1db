/** Makes a store, to be killed meanwhile. Argument: folder. */
import { randomBytes } from 'node:crypto';
import { createStore } from '#electron/store/open.ts';
import { AIGUL, CHEAP, DEVICE, NOW, SMALL_RESERVE, STEPS } from '../steps.ts';

const [dir = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
const made = await createStore({
  dir,
  users: [AIGUL],
  recovery: true,
  deviceSecret: DEVICE,
  migrations: STEPS,
  now: NOW,
  random: randomBytes,
  kdf: CHEAP,
  kdfFloor: CHEAP,
  reserveBytes: SMALL_RESERVE,
});
made.database.close();
process.stdout.write('done\n');
