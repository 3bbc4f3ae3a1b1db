import type { Services } from '../../dispatch.ts';

export const envelopeServices = {} satisfies Partial<Services>;
