import { contextBridge, ipcRenderer } from 'electron';
import type { AppEvent, Call, Carrier } from '#shared/contract/carrier.ts';
import type { Reply } from '#shared/errors.ts';
import { callChannel, eventChannel } from './window-policy.ts';

/**
 * All that the page gets from Electron: `window.qabyldau` is a carrier, two functions and nothing more.
 * Neither `ipcRenderer` nor an event object of Electron's ever reaches the page (SECURITY 2.1, item 20).
 */
const carrier: Carrier = {
  call: ({ method, input, session }: Call): Promise<Reply<unknown>> =>
    ipcRenderer.invoke(callChannel, { method, input, session }) as Promise<Reply<unknown>>,
  subscribe: (listener: (event: AppEvent) => void): (() => void) => {
    const pass = (_event: unknown, { name, detail }: AppEvent): void => listener({ name, detail });
    ipcRenderer.on(eventChannel, pass);
    return () => {
      ipcRenderer.removeListener(eventChannel, pass);
    };
  },
};

contextBridge.exposeInMainWorld('qabyldau', carrier);
