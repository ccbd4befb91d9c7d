import { uuidSchema } from '../../../shared/base/identifier.ts';

/** The ticket that the QR code of a label names, or null when it is another code. */
export function ticketIdIn(scanned: string): string | null {
  const found = /\/console\/tickets\/([0-9a-f-]{36})\/?$/iu.exec(scanned.trim())?.[1];
  const ticketId = uuidSchema.safeParse(found?.toLowerCase());
  return ticketId.success ? ticketId.data : null;
}
