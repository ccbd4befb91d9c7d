import { type IpcRendererEvent, contextBridge, ipcRenderer } from 'electron';

// An answer of this thread is the proof that the page turns (main/window/vital-signs.ts).
ipcRenderer.on('balie:pulse', (_event, asked: unknown) => {
  ipcRenderer.send('balie:pulse', asked);
});

/** The bridge between the sandboxed page and the core. It forwards; it decides nothing. */
contextBridge.exposeInMainWorld('balieBridge', {
  call: (name: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('balie:call', name, input),
  on: (name: string, listener: (data: unknown) => void): (() => void) => {
    const forward = (_event: IpcRendererEvent, told: unknown, data: unknown): void => {
      if (told === name) listener(data);
    };
    ipcRenderer.on('balie:event', forward);
    return () => {
      ipcRenderer.off('balie:event', forward);
    };
  },
});
