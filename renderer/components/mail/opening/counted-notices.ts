import { mostNotices } from '#shared/forms/envelope-form.ts';

/** What the counts of an envelope mean, for the line beside them. */
export type CountsSaying =
  | { readonly says: 'nothing' }
  | { readonly says: 'empty' }
  | { readonly says: 'agree'; readonly count: number }
  /** More were declared than found: `count` are missing. */
  | { readonly says: 'missing'; readonly count: number }
  /** More were found than declared. */
  | { readonly says: 'more'; readonly count: number }
  | { readonly says: 'tooMany' };

const figure = /^\d{1,5}$/;
const read = (text: string): number | null => (figure.test(text.trim()) ? Number(text.trim()) : null);

/** Reads both counts as typed; what cannot be read is the field's own business. */
export function sayCounts(declared: string, counted: string): CountsSaying {
  const [said, found] = [read(declared), read(counted)];
  if (found === null) return { says: 'nothing' };
  if (found > mostNotices) return { says: 'tooMany' };
  if (said !== null && said > found) return { says: 'missing', count: said - found };
  if (found === 0) return { says: 'empty' };
  if (said !== null && said < found) return { says: 'more', count: found - said };
  return said === null ? { says: 'nothing' } : { says: 'agree', count: found };
}
