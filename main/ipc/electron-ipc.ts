import { type IpcMainInvokeEvent, type WebContents, type WebFrameMain, ipcMain } from 'electron';
import type { EventName } from '../../shared/contract/contract.ts';
import { type KioskContract, kioskContract } from '../../shared/contract/kiosk-contract.ts';
import type { Kiosk } from '../kiosk.ts';
import type { Log } from '../log/log.ts';
import { serve } from './serve.ts';

export interface ElectronIpcParts {
  readonly kiosk: Kiosk;
  readonly contents: WebContents;
  readonly isOwnPage: (address: string) => boolean;
  readonly log: Log;
}

// Object.keys loses the literal types; these are the contract's own names.
const eventNames = Object.keys(kioskContract.events) as readonly EventName<KioskContract>[];

/**
 * Serves the kiosk contract to the kiosk window: one channel in, one channel out. A call counts only
 * when it comes from the window's own top frame while that shows our page.
 */
export function serveWindow(parts: ElectronIpcParts): () => void {
  const { kiosk, contents } = parts;
  const answer = serve<KioskContract, WebFrameMain | null>({
    contract: kioskContract,
    handlers: kiosk.handlers,
    trusts: (frame) => frame !== null && frame === contents.mainFrame && parts.isOwnPage(frame.url),
    log: parts.log,
  });
  ipcMain.handle('balie:call', (event: IpcMainInvokeEvent, name: unknown, input: unknown) =>
    answer(event.senderFrame, name, input),
  );
  const listening = eventNames.map((name) =>
    kiosk.events.on(name, (data) => {
      // A page that has just died hears of it when it is back: it asks for the state first.
      if (!contents.isDestroyed() && !contents.isCrashed()) {
        contents.send('balie:event', name, data);
      }
    }),
  );
  return () => {
    ipcMain.removeHandler('balie:call');
    for (const stopListening of listening) stopListening();
  };
}
