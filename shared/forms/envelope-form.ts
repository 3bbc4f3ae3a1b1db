import { emptyValues, field } from './field.ts';
import type { Condition, GroupContent, GroupValues } from './field.ts';

const legible: Condition = { field: 'postmark', is: ['legible'] };

export const postalServices = ['registered', 'ordinary', 'parcel', 'express', 'courier'] as const;

/**
 * An envelope as the mail room opens it, in the order of the hand: what is printed on it, when it came, who sent it, what is inside.
 * A form of its own, because one envelope may carry many notices.
 */
export const envelopeFields = [
  /** Number of the postal item (UPU S10) as scanned or typed; empty = an unregistered item. */
  field('postNumber', 'text', { maxLength: 40, columns: 4 }),
  field('service', 'choice', { choices: { codes: postalServices }, columns: 3 }),
  field('postmark', 'choice', {
    choices: { codes: ['legible', 'illegible', 'none'] },
    required: 'block',
    columns: 5,
  }),
  field('postmarkOn', 'day', { century: 'past', when: legible, required: 'block', columns: 3 }),
  field('postmarkPlace', 'text', { maxLength: 120, when: legible, columns: 3 }),
  /** The day the office got it, and the day it came to this unit. */
  field('receivedOn', 'day', { century: 'past', required: 'block', columns: 3 }),
  field('unitReceivedOn', 'day', { century: 'past', columns: 3 }),

  field('senderIdentifier', 'identifier', { columns: 4 }),
  field('senderName', 'text', { maxLength: 200, required: 'warn', columns: 8 }),
  field('senderAddress', 'text', { maxLength: 300, required: 'warn', columns: 6 }),
  field('senderPostcode', 'text', { maxLength: 12, columns: 2 }),
  field('answerLanguage', 'choice', { choices: { codes: ['kk', 'ru'] }, columns: 4 }),

  /** Notices the covering letter or the list of enclosures speaks of; empty = nothing said. */
  field('declared', 'number', { maxLength: 4, columns: 2 }),
  /** Notices found inside. */
  field('counted', 'number', { maxLength: 4, required: 'block', columns: 2 }),
  /** What is wrong with the envelope; nothing ticked = whole and dry. */
  field('condition', 'choices', { choices: { codes: ['damaged', 'opened', 'wet'] }, columns: 6 }),
  field('enclosuresDeclared', 'choices', { choices: { list: 'enclosure-types' }, columns: 12 }),
  field('enclosuresFound', 'choices', { choices: { list: 'enclosure-types' }, columns: 12 }),
  field('note', 'text', { maxLength: 1000, columns: 12 }),
] as const;

/** Which envelope fields stand together under one heading. */
export const envelopeParts = {
  outside: [
    'postNumber',
    'service',
    'postmark',
    'postmarkOn',
    'postmarkPlace',
    'receivedOn',
    'unitReceivedOn',
  ],
  sender: ['senderIdentifier', 'senderName', 'senderAddress', 'senderPostcode', 'answerLanguage'],
  inside: ['declared', 'counted', 'condition', 'enclosuresDeclared', 'enclosuresFound', 'note'],
} as const satisfies Record<string, readonly (typeof envelopeFields)[number]['key'][]>;

/** What the next envelope of the same bag starts with. */
export const carriedToNextEnvelope = [
  'service',
  'postmark',
  'receivedOn',
  'unitReceivedOn',
] as const satisfies readonly (typeof envelopeFields)[number]['key'][];

/** A bus load fits; five hundred notices in one envelope do too, a slip of the finger does not. */
export const mostNotices = 500;

export type EnvelopeValues = GroupValues<typeof envelopeFields>;
export type EnvelopeContent = GroupContent<typeof envelopeFields>;
export const emptyEnvelope = (): EnvelopeValues => emptyValues(envelopeFields);
