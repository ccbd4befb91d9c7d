import { expect, it } from 'vitest';
import { signedWords } from './hand-out-words.ts';

it('claims that nothing is signed only when a photo did not arrive before it', () => {
  expect(signedWords('hand-out/photo-not-sent')).toBe('not-yet');
  expect(signedWords('desk/unreachable')).toBe('not-known');
  expect(signedWords('store/failed')).toBe('not-known');
});
