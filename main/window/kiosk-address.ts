/** Our own scheme: an origin like any other, so that CSP and sender checks mean something. */
export const kioskScheme = 'app';
const host = 'kiosk';

/** Where the kiosk's page lives; the only origin that this program serves and trusts. */
export const kioskPage = `${kioskScheme}://${host}/`;

/** Whether an address is of our own origin. */
export function isKioskAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${kioskScheme}:` && url.host === host;
}
