import type { Services } from '../../dispatch.ts';
import { envelopeDraftServices } from './envelope-drafts.ts';
import { envelopeServices } from './envelopes.ts';
import { envelopeHistoryServices } from './history.ts';
import { scanServices } from './scans.ts';
import { letterServices } from './letters.ts';
import { dispatchServices } from './dispatch.ts';
import { dayServices } from './days.ts';

/** The mail bench: opening, deciding, answering, counting. */
export const mailServices = {
  ...envelopeServices,
  ...envelopeDraftServices,
  ...envelopeHistoryServices,
  ...scanServices,
  ...letterServices,
  ...dispatchServices,
  ...dayServices,
} satisfies Partial<Services>;
