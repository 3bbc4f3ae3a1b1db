/** Changes passwords without end, to be killed meanwhile. Arguments: folder, data key in hex, store id. */
import { randomBytes } from 'node:crypto';
import { replaceUserSlot } from '#electron/store/slot-changes.ts';
import { AIGUL, CHEAP, DEVICE, NOW } from '../steps.ts';

const [dir = '', key = '', storeId = ''] = process.argv.slice(2);
const dataKey = { bytes: Buffer.from(key, 'hex'), storeId, epoch: 1 };
const change = { dir, dataKey, now: NOW, random: randomBytes, kdf: CHEAP, kdfFloor: CHEAP };
process.stdout.write('ready\n');
for (let round = 0; ; round += 1) {
  const password = round % 2 === 0 ? 'the second of two passwords' : AIGUL.password;
  await replaceUserSlot(change, { ...AIGUL, password, deviceSecret: DEVICE });
}
