import type { StayContent } from '../forms/notification-form.ts';
import { foldSearch } from '../text/fold.ts';

/**
 * The key two writings of one address share, however cased, spaced or written in another script: region, and the parts of the address
 * or the free text folded as for a search. `flat` is the person's own (see `stayOf`). Empty when no address is given. For matching only.
 */
export function addressKey(stay: StayContent, flat: string | null): string {
  const { addressText, district, locality, street, house, region } = stay;
  const parts = addressText === null ? [district, locality, street, house, flat] : [addressText, flat];
  const folded = foldSearch(parts.filter((part) => part !== null).join(', '));
  return folded === '' ? '' : `${region ?? ''} ${folded}`;
}
