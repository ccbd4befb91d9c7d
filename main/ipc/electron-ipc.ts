import { type IpcMainInvokeEvent, type WebContents, ipcMain } from 'electron';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { EventName } from '../../shared/contract/contract.ts';
import { type KioskContract, kioskContract } from '../../shared/contract/kiosk-contract.ts';
import type { Kiosk } from '../kiosk.ts';
import type { Log } from '../log/log.ts';
import { wipingClipboards } from '../window/wipe-clipboard.ts';
import { serve } from './serve.ts';

export interface ElectronIpcParts {
  /** The kiosk as soon as it runs. The page loads meanwhile; its calls wait. */
  readonly kiosk: Promise<Result<Kiosk, Fault>>;
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
  const { contents } = parts;
  const answering = parts.kiosk.then((kiosk) =>
    kiosk.ok
      ? serve<KioskContract, boolean>({
          contract: kioskContract,
          handlers: wipingClipboards(kiosk.value.handlers),
          trusts: (fromOurPage) => fromOurPage,
          log: parts.log,
        })
      : () => Promise.resolve(kiosk),
  );
  ipcMain.handle('balie:call', async (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    // Settled before any waiting: later the frame may be gone or show something else.
    const { senderFrame } = event;
    const fromOurPage =
      senderFrame !== null &&
      senderFrame === contents.mainFrame &&
      parts.isOwnPage(senderFrame.url);
    const answer = await answering;
    return answer(fromOurPage, name, input);
  });

  let stopped = false;
  let listening: readonly (() => void)[] = [];
  void parts.kiosk.then((kiosk) => {
    if (!kiosk.ok || stopped) return;
    listening = eventNames.map((name) =>
      kiosk.value.events.on(name, (data) => {
        // A page that has just died hears of it when it is back: it asks for the state first.
        if (!contents.isDestroyed() && !contents.isCrashed()) {
          contents.send('balie:event', name, data);
        }
      }),
    );
  });
  return () => {
    stopped = true;
    ipcMain.removeHandler('balie:call');
    for (const stopListening of listening) stopListening();
  };
}
