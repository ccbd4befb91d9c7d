import { createHash } from 'node:crypto';
import { type Handover, type SignedDocument, sealedText } from '../../shared/domain/handover.ts';
import type { Signature } from '../../shared/domain/signature.ts';

/** SHA-256 over document and signature, in hexadecimal. */
export function sealOf(document: SignedDocument, signature: Signature): string {
  return createHash('sha256').update(sealedText(document, signature), 'utf8').digest('hex');
}

/** Whether a handover still is exactly what was signed. */
export function sealHolds({ document, signature, seal }: Handover): boolean {
  return sealOf(document, signature) === seal;
}
