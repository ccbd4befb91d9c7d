import { createHash } from 'node:crypto';

/**
 * Where a kiosk stands among all for one release: from 0 to below 100, the same each time, and another for the
 * next release, so that it is not always the same kiosks that go first.
 */
export function placeOf(kioskId: string, version: string): number {
  const hash = createHash('sha256').update(`${kioskId} ${version}`).digest();
  return (hash.readUInt32BE(0) / 2 ** 32) * 100;
}
