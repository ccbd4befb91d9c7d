import type { ElectronApplication } from '@playwright/test';

/** Stops a call on its way to the core, or its reply on the way back, until the answer is called. */
export async function holdCall(
  app: ElectronApplication,
  call: string,
  which: 'question' | 'reply',
): Promise<() => Promise<void>> {
  await app.evaluate(
    ({ ipcMain }, [name, held]) => {
      // Electron keeps the handlers of ipcMain.handle in this map; there is no public way to wrap one.
      const { _invokeHandlers: handlers } = ipcMain as unknown as Handlers;
      const usual = handlers.get('balie:call');
      if (usual === undefined) throw new Error('The core does not serve the page');
      const gate = Promise.withResolvers<void>();
      handlers.set('balie:call', async (event, asked, input) => {
        if (asked === name && held === 'question') await gate.promise;
        const reply = await usual(event, asked, input);
        if (asked === name && held === 'reply') await gate.promise;
        return reply;
      });
      (globalThis as unknown as LetGo).letGo = () => {
        handlers.set('balie:call', usual);
        gate.resolve();
      };
    },
    [call, which] as const,
  );
  return () => app.evaluate(() => (globalThis as unknown as LetGo).letGo());
}

interface Handlers {
  readonly _invokeHandlers: Map<
    string,
    (event: unknown, name: unknown, input: unknown) => Promise<unknown>
  >;
}

interface LetGo {
  letGo: () => void;
}
