import { describe, expect, test } from 'vitest';
import { languages } from '../../shared/locale/language.ts';
import { packageText } from '../../shared/rules/work/package.ts';
import { needNames } from '../../shared/rules/work/grounds.ts';
import { predicates } from '../../shared/rules/work/predicates/index.ts';
import { shippedRules } from '../../shared/rules/work/rules-2026.ts';
import { withGaps } from '../../renderer/messages/fill.ts';
import { isMessageKey, messageIn } from '../../renderer/messages/index.ts';
import { fileText, partsOf } from '../../renderer/components/settings/package-text.ts';

test.each([
  ['Ends on {day}.', 'Ends on ….'],
  ['{count|one:# day|other:# days} left of {all}', '… days left of …'],
  ['nothing to fill', 'nothing to fill'],
])('%j with gaps', (text, shown) => {
  expect(withGaps(text)).toBe(shown);
});

describe.each(languages)('the shipped table in %s', (language) => {
  test('has words for every condition and need there is, each its own', () => {
    const keys = [
      ...Object.keys(predicates).map((name) => `predicate.${name}`),
      ...needNames.map((name) => `need.${name}`),
    ];
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
    const words = keys.flatMap((key) =>
      isMessageKey(key) && key.startsWith('predicate.') ? [messageIn(language, key)] : [],
    );
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  test('leaves no place of a sentence open', () => {
    for (const { id } of shippedRules.rows) {
      const key = `work.${id}`;
      if (!isMessageKey(key)) throw new Error(`${id} has no sentence`);
      expect([id, withGaps(messageIn(language, key))]).toEqual([id, expect.not.stringMatching(/[{}|#]/)]);
    }
  });
});

test('a row says what holds and what must not, each condition once', () => {
  expect(partsOf(['purposeKnown', 'not purposeIsWork', 'not localEmployer'])).toEqual({
    holds: ['purposeKnown'],
    fails: ['purposeIsWork', 'localEmployer'],
  });
  for (const { when } of shippedRules.rows) {
    const { holds, fails } = partsOf(when);
    expect(holds.length + fails.length).toBe(when.length);
    for (const name of [...holds, ...fails]) expect(Object.keys(predicates)).toContain(name);
  }
});

test('a saved package reads as the same content', () => {
  const saved = fileText(packageText(shippedRules));
  expect(saved.split('\n').length).toBeGreaterThan(1_000);
  expect(packageText(JSON.parse(saved) as typeof shippedRules)).toBe(packageText(shippedRules));
});
