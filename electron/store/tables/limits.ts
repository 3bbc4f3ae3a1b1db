/**
 * `LIMIT` for a bound number. Without the sign SQLite looks at the number while it plans and therefore plans the statement anew at
 * every call, which takes longer than most of our searches.
 */
export const limitTo = (parameter: '?' | '@limit'): string => `LIMIT +${parameter}`;

/** How many matches of something short or common are looked at before the newest are chosen: the rest of the register does not count. */
export const candidates = 500;
