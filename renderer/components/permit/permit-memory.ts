import type { PermitStatus } from '#shared/work/permit.ts';

interface PermitMemory {
  text: string;
  scheme: string;
  region: string;
  status: PermitStatus | null;
  ending: boolean;
  chosen: string | null;
  /** How many rows were on the table, so that the chosen one is there again. */
  rows: number;
}

/** What the list looked like when it was left, so that coming back from a permit finds the same row. */
export const permitMemory: PermitMemory = {
  text: '',
  scheme: '',
  region: '',
  status: null,
  ending: false,
  chosen: null,
  rows: 0,
};
