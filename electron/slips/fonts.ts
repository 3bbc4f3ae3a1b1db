import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Two whole TrueType faces that hold every letter of the three languages and ₸. */
export interface SlipFonts {
  readonly regular: Uint8Array;
  readonly strong: Uint8Array;
}

/**
 * Reads the faces that come with the product. A web subset would not do: it keeps Ә Ғ Қ Ң Ө Ү Һ and Ұ І in different files.
 *
 * @param resourcesDir folder `resources` of the installed product
 */
export function readSlipFonts(resourcesDir: string): Promise<SlipFonts> {
  const known = read.get(resourcesDir) ?? readFaces(resourcesDir);
  read.set(resourcesDir, known);
  return known;
}

/** The faces never change while the program runs. */
const read = new Map<string, Promise<SlipFonts>>();

async function readFaces(resourcesDir: string): Promise<SlipFonts> {
  const face = (name: string) => readFile(join(resourcesDir, 'fonts', name));
  const [regular, strong] = await Promise.all([face('NotoSans-Regular.ttf'), face('NotoSans-SemiBold.ttf')]);
  return { regular, strong };
}
