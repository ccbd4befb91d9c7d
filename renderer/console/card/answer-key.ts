import { type Verification, verificationSchema } from '../../../shared/domain/ticket.ts';

/** What 1, 2 and 3 answer; with Ctrl, ⌘ or Alt they are the browser's. */
export function answerOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): Verification | null {
  if (ctrlKey || metaKey || altKey) return null;
  return verificationSchema.options[Number(key) - 1] ?? null;
}
