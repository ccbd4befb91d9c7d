import type { KioskState } from '../../../shared/contract/kiosk-contract.ts';
import type { Model } from './model.ts';

/** The core says what this kiosk is and how it stands; the first word of it opens the kiosk. */
export function kioskChanged(model: Model, kiosk: KioskState): Model {
  if (model.screen.at === 'connecting') {
    return { ...model, kiosk, locale: kiosk.defaultLocale, screen: { at: 'attract' } };
  }
  // Another configuration may not offer the language that the last one to touch the screen chose.
  const isOffered = kiosk.shown.languages.includes(model.locale);
  return { ...model, kiosk, locale: isOffered ? model.locale : kiosk.defaultLocale };
}
