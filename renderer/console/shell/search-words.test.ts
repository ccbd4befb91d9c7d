import { expect, it } from 'vitest';
import { type SearchWords, searchedFor, searching, searchWordsOf } from './search-words.ts';

const typing = (now: SearchWords, typed: string): SearchWords => ({ ...now, typed });

it('keeps the letters that were typed while the words before them came into the address', () => {
  const faster = typing(searching(typing(searchWordsOf(''), 'post'), 'post'), 'postvak');

  expect(searchedFor(faster, 'post')).toEqual({ typed: 'postvak', seen: 'post', sent: [] });
});

it('keeps them too when both were sent before the first came into the address', () => {
  const first = searching(typing(searchWordsOf(''), 'post'), 'post');
  const both = searching(typing(first, 'postv'), 'postv');
  const faster = typing(both, 'postvak');
  const arrived = searchedFor(faster, 'post');

  expect([arrived, searchedFor(arrived, 'postv')]).toEqual([
    { typed: 'postvak', seen: 'post', sent: ['postv'] },
    { typed: 'postvak', seen: 'postv', sent: [] },
  ]);
  expect(searchedFor(faster, 'postv')).toEqual({ typed: 'postvak', seen: 'postv', sent: [] });
});

it('sends nothing again that is on its way or in the address', () => {
  const once = searching(typing(searchWordsOf(''), 'post'), 'post');

  expect(searching(once, 'post')).toBe(once);
  expect(searching(searchWordsOf('post'), 'post').sent).toEqual([]);
});

it('takes over what somebody else put into the address', () => {
  const cleared = searchedFor(searching(typing(searchWordsOf('post'), 'postvak'), 'postvak'), '');
  const back = searchedFor(cleared, 'postvak');

  expect([cleared.typed, back.typed]).toEqual(['', 'postvak']);
});
