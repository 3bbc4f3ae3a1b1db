import AxeBuilder from '@axe-core/playwright';
import type { Desk } from './desk.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Looks at the page as it is now and notes what breaks WCAG 2.2 AA as far as a program can tell. */
export type Look = (state: string) => Promise<void>;

/** @param language the dark theme is looked at in Russian only: colours are all that it changes, and no language changes them */
export function lookAt({ page }: Desk, found: string[], language: string): Look {
  const themes = language === 'ru' ? (['light', 'dark'] as const) : (['light'] as const);
  return async (state) => {
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const looked = theme === 'light' ? axe.withTags(standards) : axe.withRules('color-contrast');
      const { violations } = await looked.analyze();
      for (const { id, nodes } of violations) {
        const where = nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`);
        found.push(
          `${state}, ${theme}: ${id} at ${nodes.length} places: ${where.join(' | ').replace(/\s+/gu, ' ')}`,
        );
      }
    }
  };
}
