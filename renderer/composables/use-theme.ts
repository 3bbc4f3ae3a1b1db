import { readonly, ref, watch } from 'vue';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const rememberedAs = 'qabyldau.theme';
const current = ref<Theme>(themes.find((theme) => theme === localStorage.getItem(rememberedAs)) ?? 'system');

watch(
  current,
  (theme) => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  },
  { immediate: true },
);

/** Colours of the page: as the system has them, or one of the two always. Remembered on this machine. */
export function useTheme() {
  return {
    theme: readonly(current),
    setTheme: (theme: Theme): void => {
      current.value = theme;
      localStorage.setItem(rememberedAs, theme);
    },
  };
}
