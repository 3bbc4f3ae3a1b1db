import type { Services } from '../../dispatch.ts';

export const dispatchServices = {} satisfies Partial<Services>;
