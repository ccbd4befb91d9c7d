import { clipboard } from 'electron';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { KioskContract } from '../../shared/contract/kiosk-contract.ts';

/**
 * The same handlers, which also empty the clipboards wherever a visit begins or ends: what one visitor
 * marked or copied is nothing that the next one can paste. X11 keeps marked text in a clipboard of its
 * own, `selection`, without anybody copying it.
 */
export function wipingClipboards(handlers: Handlers<KioskContract>): Handlers<KioskContract> {
  return {
    ...handlers,
    'visit.begin': (input) => {
      wipe();
      return handlers['visit.begin'](input);
    },
    'visit.resume': (input) => {
      wipe();
      return handlers['visit.resume'](input);
    },
    'visit.submit': (input) => {
      wipe();
      return handlers['visit.submit'](input);
    },
    'visit.drop': (input) => {
      wipe();
      return handlers['visit.drop'](input);
    },
  };
}

function wipe(): void {
  clipboard.clear();
  if (process.platform !== 'linux') return;
  // Electron 42, on which the tests run, knows it as an argument; its later types do not.
  if ('selection' in clipboard) clipboard.selection.clear();
  else Reflect.apply(Reflect.get(clipboard, 'clear'), clipboard, ['selection']);
}
