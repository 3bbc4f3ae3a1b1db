import { foldSearch } from '#shared/text/fold.ts';
import type { ChoiceItem } from './field.ts';

/** How many lines a list shows: more is not read, and a virtual list is misread by screen readers. */
export const mostShown = 50;

interface FoldedItem {
  readonly item: ChoiceItem;
  readonly code: string;
  readonly words: readonly string[];
}

/** A list prepared for searching, once for as long as the list stays the same. */
export interface ChoiceIndex {
  /** The lines that match, best first; all of them, in their own order, for an empty text. */
  find(text: string): readonly ChoiceItem[];
  /** The only line that is called exactly this, in any of its names or codes. */
  exact(text: string): ChoiceItem | undefined;
}

/**
 * Makes a list searchable in any script: by code, label and the other words of each line. A line whose code or name is the text comes
 * first, then names that start with it, words that start with it, and words that contain it; equals keep the order of the list.
 */
export function indexChoices(items: readonly ChoiceItem[]): ChoiceIndex {
  const folded: readonly FoldedItem[] = items.map((item) => ({
    item,
    code: foldSearch(item.code),
    words: [item.label, ...(item.search ?? [])].map((word) => foldSearch(word)),
  }));

  return {
    find(text) {
      const sought = foldSearch(text);
      if (sought === '') return items;
      const ranked = folded.map((line) => ({ item: line.item, rank: rankOf(line, sought) }));
      return ranked
        .filter(({ rank }) => rank < noMatch)
        .sort((left, right) => left.rank - right.rank)
        .map(({ item }) => item);
    },
    exact(text) {
      const sought = foldSearch(text);
      if (sought === '') return undefined;
      const equal = folded.filter(({ code, words }) => code === sought || words.includes(sought));
      return equal.length === 1 ? equal[0]?.item : undefined;
    },
  };
}

const noMatch = 4;

function rankOf({ code, words }: FoldedItem, sought: string): number {
  if (code === sought || words.includes(sought)) return 0;
  if (words.some((word) => word.startsWith(sought))) return 1;
  if (code.startsWith(sought) || words.some((word) => word.includes(` ${sought}`))) return 2;
  return words.some((word) => word.includes(sought)) ? 3 : noMatch;
}
