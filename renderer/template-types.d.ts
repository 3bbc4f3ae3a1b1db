/** Attributes that templates may set beyond what Vue's types list. */
export {};

declare module 'vue' {
  interface HTMLAttributes {
    popover?: 'auto' | 'manual' | undefined;
    [data: `data-${string}`]: string | number | boolean | undefined;
  }

  /** Passed through a component to its root element. */
  interface AllowedComponentProps {
    'aria-label'?: string | undefined;
    'aria-describedby'?: string | undefined;
  }
}
