import type { EnvelopeContent } from '#shared/forms/envelope-form.ts';

type Labels = { readonly [Key in keyof EnvelopeContent as `form.envelope.${Key}`]: string };

const labels = {
  'form.envelope.postNumber': 'Postal item number',
  'form.envelope.service': 'Service',
  'form.envelope.postmark': 'Postmark',
  'form.envelope.postmarkOn': 'Postmark date',
  'form.envelope.postmarkPlace': 'Place on the postmark',
  'form.envelope.receivedOn': 'Received by the office',
  'form.envelope.unitReceivedOn': 'Received by the unit',
  'form.envelope.senderIdentifier': 'IIN or BIN of the sender',
  'form.envelope.senderName': 'Sender',
  'form.envelope.senderAddress': 'Address of the sender',
  'form.envelope.senderPostcode': 'Postcode',
  'form.envelope.answerLanguage': 'Language of the answer',
  'form.envelope.declared': 'Notices declared',
  'form.envelope.counted': 'Notices found',
  'form.envelope.condition': 'Condition',
  'form.envelope.enclosuresDeclared': 'Enclosures declared',
  'form.envelope.enclosuresFound': 'Enclosures found',
  'form.envelope.note': 'Note',
} as const satisfies Labels;

/** The envelope: labels of its form, states, what can be wrong with it. */
export const mail = {
  ...labels,
  'form.choice.registered': 'Registered',
  'form.choice.ordinary': 'Ordinary',
  'form.choice.parcel': 'Parcel',
  'form.choice.express': 'Express',
  'form.choice.courier': 'Courier',
  'form.choice.legible': 'Legible',
  'form.choice.illegible': 'Illegible',
  'form.choice.kk': 'Kazakh',
  'form.choice.ru': 'Russian',
  'form.choice.damaged': 'Damaged',
  'form.choice.opened': 'Opened',
  'form.choice.wet': 'Wet',

  'mail.envelopeState.pending': 'Waiting',
  'mail.envelopeState.registered': 'Registered',
  'mail.envelopeState.returned': 'Returned',
  'mail.envelopeState.forwarded': 'Forwarded',
  'mail.envelopeState.other': 'Other',
  'mail.itemState.pending': 'Waiting',
  'mail.itemState.registered': 'Registered',
  'mail.itemState.registeredAsking': 'Registered, enclosures asked for',
  'mail.itemState.returned': 'Returned',
  'mail.itemState.forwarded': 'Forwarded',
  'mail.itemState.notNotification': 'Not a notification',
  'mail.itemState.notInside': 'Not inside',

  'issue.envelope.itemLength': '{found} characters instead of {expected}: compare with the label',
  'issue.envelope.itemCharacters':
    'Two letters, nine digits and two letters belong here: compare with the label',
  'issue.envelope.itemCheckDigit': 'The check digit does not fit: compare with the label',
  'issue.envelope.postmarkAfterReceipt': 'Later than the receipt: check both dates',
  'issue.envelope.postmarkLongAgo': '{days|one:# day|other:# days} before the receipt: check the date',
  'issue.envelope.unitBeforeOffice': 'Earlier than the receipt by the office: check both dates',
  'issue.envelope.tooManyNotices': 'One envelope takes at most {limit} notices: check the number',
  'issue.envelope.nothingInside': 'The envelope is booked as empty',
  'issue.envelope.countDiffers': '{declared} declared, {counted} found',
  'issue.envelope.enclosuresMissing':
    '{count|one:# declared enclosure is|other:# declared enclosures are} not inside',
  'issue.envelope.numberMet':
    'This number came already within twelve months: {number}, received {receivedOn}. Numbers are used again; if the envelope came back, tie it to the earlier one',
  'issue.envelope.receiptDiffers':
    'The envelope was received on {receivedOn}: the term is held against the date of the envelope',

  'errors.envelope.unknown': 'There is no such envelope in the store. Find it by number or sender.',
  'errors.envelope.changed':
    'Somebody changed the envelope in the meantime. Nothing was changed. Look at it again and repeat.',
  'errors.envelope.incomplete':
    '{count|one:# field prevents|other:# fields prevent} booking. Nothing was saved, everything typed is kept. Correct what is marked.',
  'errors.envelope.reasonMissing': 'To pass the warnings, give a reason. Nothing was saved.',
  'errors.envelope.heldByOther':
    'The envelope is on the desk of {name} since {since}. Nothing was changed. Take it over first.',
  'errors.envelope.finished': 'Every notice of the envelope is decided: there is nothing to take.',
  'errors.envelope.itemUnknown': 'The envelope has no such notice. Open the envelope again.',
  'errors.envelope.itemDecided':
    'This notice of the envelope is decided already. Nothing was changed. Look at the envelope again.',
  'errors.envelope.itemUndecided': 'This notice waits as it is: there is no decision to take back.',
  'errors.envelope.itemRegistered':
    'A registered notice cannot go back to the waiting ones. Nothing was changed.',
  'errors.envelope.itemNotRegistered':
    'Enclosures are asked for when the notice is registered. Register it first.',
  'errors.envelope.emptyInside':
    'The envelope is booked as empty: it can be returned or booked as no notification. Correct the number of notices found if something is inside.',
  'errors.envelope.moreThanMissing':
    '{missing|one:# notice is|other:# notices are} missing from the envelope; no more can be marked as not inside. Correct the numbers of notices first.',
  'errors.envelope.moreThanCounted':
    '{counted|one:# notice was|other:# notices were} found in the envelope; no more can be registered from it. Correct the number found first.',
  'errors.envelope.itemsDecided':
    '{count|one:# notice of the envelope is|other:# notices of the envelope are} decided; there cannot be fewer notices. Nothing was changed.',
  'errors.envelope.earlierUnknown': 'The earlier envelope is not in the store. Choose it again.',
  'errors.envelope.earlierNotReturned':
    'Nothing of envelope {number} went back, so this one cannot be its return. Choose another.',
  'errors.envelope.earlierTied': 'Envelope {number} is already tied to the same earlier one. Choose another.',
  'errors.mail.dayClosed':
    'The mail day {day} is closed. Nothing was changed. A senior clerk can open it again.',
} as const;
