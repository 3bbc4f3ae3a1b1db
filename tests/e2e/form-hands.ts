import type { Page } from '@playwright/test';
import { enter, enterUntil, type } from './hands.ts';

/** What hands do in one field: type; choose the line of a list that fits what is typed; take the n-th of a few choices. */
export type Entry = string | { readonly line: string } | { readonly choice: number };

/** Fills fields in the order of the page with Enter between them; paths between two entries are passed by. */
export async function fillByKeys(page: Page, entries: Readonly<Record<string, Entry>>): Promise<void> {
  for (const [path, entry] of Object.entries(entries)) {
    await enterUntil(page, path);
    if (typeof entry === 'string') await type(page, entry);
    else if ('line' in entry) {
      await type(page, entry.line);
      await enter(page);
    } else {
      await page.keyboard.press('Space');
      for (let step = 0; step < entry.choice; step += 1) await page.keyboard.press('ArrowRight');
    }
  }
}
