import type { Output } from '#shared/contract/contract.ts';

export type ListedUser = Output<'user.list'>[number];
