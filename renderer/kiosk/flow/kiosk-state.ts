import type { KioskState } from '../../../shared/contract/kiosk-contract.ts';
import type { Model } from './model.ts';

/** The core says what this kiosk is and how it stands; the first word of it opens the kiosk. */
export function kioskChanged(model: Model, kiosk: KioskState): Model {
  return model.screen.at === 'connecting'
    ? { ...model, kiosk, locale: kiosk.defaultLocale, screen: { at: 'attract' } }
    : { ...model, kiosk };
}
