import type { StayContent } from '../forms/notification-form.ts';
import { foldSearch } from '../text/fold.ts';

const parts = ['district', 'locality', 'street', 'house'] as const;

/**
 * The key two writings of one address share: its parts folded as for a search and joined, or the free text when the address is in no list.
 * `flat` is the person's own (see `stayOf`). Empty when no address is given. For matching only.
 */
export function addressKey(stay: StayContent, flat: string | null): string {
  const written = stay.addressText === null ? parts.map((part) => stay[part]) : [stay.addressText];
  const folded = [...written, flat].map((part) => foldSearch(part ?? ''));
  return folded.every((part) => part === '') ? '' : [stay.region ?? '', ...folded].join('|');
}
