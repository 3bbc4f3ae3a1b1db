import type { Services } from '../../dispatch.ts';

export const letterServices = {} satisfies Partial<Services>;
