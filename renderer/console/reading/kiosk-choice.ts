import type { KioskOnline } from '../../../shared/contract/kiosk-request-routes.ts';
import { siteIdOf } from '../../../shared/domain/site.ts';

/** Where somebody or something is; absent at the first site. */
interface Placed {
  readonly siteId?: string | undefined;
}

/** The kiosks of the site where somebody or something is. */
export function kiosksAt(kiosks: readonly KioskOnline[], place: Placed): readonly KioskOnline[] {
  return kiosks.filter((kiosk) => siteIdOf(kiosk) === siteIdOf(place));
}

/** The kiosks to which a visitor who stands here can walk, and that can be asked now. */
export function kiosksHere(kiosks: readonly KioskOnline[], here: Placed): readonly KioskOnline[] {
  return kiosksAt(kiosks, here).filter(
    ({ reachable, takesRequests }) => reachable && takesRequests,
  );
}
