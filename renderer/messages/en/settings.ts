/** Settings, users, reference lists. */
export const settings = {
  'settings.confirmed': 'confirmed',
} as const;
