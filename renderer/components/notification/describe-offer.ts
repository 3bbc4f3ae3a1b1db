import type { ForeignerOffer, HostOffer } from '#shared/contract/desk.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import { personName } from '../../composables/use-notification-form.ts';
import { t } from '../../locale.ts';
import type { OfferText } from './offer-text.ts';

/** A known host as the offer line writes it. */
export function describeHost({ values, notices, lastSeenOn }: HostOffer): OfferText {
  const person = [values.surname, values.givenNames, values.patronymic].filter(Boolean).join(' ');
  return {
    name: values.entityName || person || values.placeName,
    detail: values.identifier,
    seen: t('desk.known.notices', {
      count: notices,
      last: lastSeenOn === null ? '–' : formatDayShort(lastSeenOn),
    }),
  };
}

/** A known person as the offer line writes them. */
export function describePerson({ values, stays, lastArrivedOn }: ForeignerOffer): OfferText {
  return {
    name: personName(values),
    detail: [values.documentNumber, values.bornOn].filter(Boolean).join(' · '),
    seen: t('desk.known.stays', {
      count: stays,
      last: lastArrivedOn === null ? '–' : formatDayShort(lastArrivedOn),
    }),
  };
}
