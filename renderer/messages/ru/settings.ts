import type { settings as en } from '../en/settings.ts';

export const settings = {
  'settings.confirmed': 'подтверждено',
} as const satisfies Record<keyof typeof en, string>;
