import type { Services } from '../../dispatch.ts';

export const dayServices = {} satisfies Partial<Services>;
