import type { Services } from '../../dispatch.ts';

export const scanServices = {} satisfies Partial<Services>;
