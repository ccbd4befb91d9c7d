import { createHmac } from 'node:crypto';

/** The key under which a device is known again: a keyed hash, so that no serial number stands there. */
export function deviceKeyOf(identity: string | null, secret: string): string | null {
  return identity === null ? null : createHmac('sha256', secret).update(identity).digest('hex');
}
