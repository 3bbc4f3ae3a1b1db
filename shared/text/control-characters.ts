/**
 * Controls, formatting and direction marks, zero-width and other invisible characters, line and paragraph separators, private use,
 * unassigned code points and lone surrogates.
 */
const forbidden = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const forbiddenInLines =
  /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Whether a text holds characters that no form field may store, since they hide or reorder what a clerk reads. With `lines`, for
 * fields of several lines, tabs and line breaks are let through.
 */
export function hasForbiddenCharacters(
  text: string,
  { lines = false }: { readonly lines?: boolean } = {},
): boolean {
  return (lines ? forbiddenInLines : forbidden).test(text);
}

/** The same text with a low line for every character that hides or reorders what is read: for names that come from elsewhere. */
export const visibleText = (text: string): string =>
  Array.from(text, (letter) => (hasForbiddenCharacters(letter) ? '_' : letter)).join('');
