import { createHash } from 'node:crypto';
import { thumbprintText } from '../../shared/domain/fleet/kiosk-key.ts';

/** The thumbprint of a public key (RFC 7638). */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(thumbprintText(publicKey)).digest('base64url');
}
