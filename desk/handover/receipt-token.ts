import { createHmac, timingSafeEqual } from 'node:crypto';

/** So many bytes of the code are enough that nobody finds one by trying. */
const codeBytes = 24;
const idLength = 22;

/**
 * The address of a receipt: the handover's id and a code over it that only this desk can make. Nothing
 * is kept of it, so nothing has to be forgotten, and slip, PDF, page and mail all carry the same.
 */
export function receiptPath(handoverId: string, secret: string): string {
  const id = Buffer.from(handoverId.replaceAll('-', ''), 'hex').toString('base64url');
  return `/r/${id}${codeOf(handoverId, secret).toString('base64url')}`;
}

/** Which handover an address is of; null when this desk never gave it away. */
export function handoverOfToken(token: string, secret: string): string | null {
  const hex = Buffer.from(token.slice(0, idLength), 'base64url').toString('hex');
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/u.exec(hex);
  if (parts === null) return null;
  const handoverId = parts.slice(1).join('-');
  const given = Buffer.from(token.slice(idLength), 'base64url');
  const own = codeOf(handoverId, secret);
  return given.length === own.length && timingSafeEqual(given, own) ? handoverId : null;
}

function codeOf(handoverId: string, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(`receipt ${handoverId}`)
    .digest()
    .subarray(0, codeBytes);
}
