import { expect, it } from 'vitest';
import { searchedFor, searchWordsOf } from './search-words.ts';

it('keeps the letters that were typed while the words before them came into the address', () => {
  const faster = { ...searchWordsOf(''), sent: 'post', typed: 'postvak' };

  expect(searchedFor(faster, 'post')).toEqual({ typed: 'postvak', seen: 'post', sent: null });
});

it('takes over what somebody else put into the address', () => {
  const cleared = searchedFor({ ...searchWordsOf('post'), sent: 'postvak' }, '');
  const back = searchedFor(cleared, 'postvak');

  expect([cleared.typed, back.typed]).toEqual(['', 'postvak']);
});
