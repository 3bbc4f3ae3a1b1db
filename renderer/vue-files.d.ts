/** For tools that read single files without Vue's own compiler; vue-tsc resolves the real component first. */
declare module '*.vue' {
  import type { Component } from 'vue';

  const component: Component;
  export default component;
}
