import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepRequest, offlinePlan } from './offline-plan.ts';

const origin = 'https://desk.example';
const token = 'a'.repeat(43);
const page = `${origin}/i/${token}`;
const content = `${origin}/v1/instruction-links/${token}`;
const photo = `${content}/photos/${'0'.repeat(64)}`;

it('asks the desk first for a page and its content, and keeps files of which the name changes', () => {
  expect(offlinePlan('GET', page, origin)).toEqual({ plan: 'desk-first', token });
  expect(offlinePlan('GET', content, origin)).toEqual({ plan: 'desk-first', token });
  expect(offlinePlan('GET', `${origin}/assets/a-1.js`, origin)).toEqual({
    plan: 'kept-first',
    token: null,
  });
  expect(offlinePlan('GET', photo, origin)).toEqual({ plan: 'kept-first', token });
});

it('leaves everything else alone', () => {
  const others = [
    ['POST', `${content}/answers`],
    ['GET', `${content}/a5.pdf`],
    ['GET', `${origin}/v1/session`],
    ['GET', `${origin}/i/short`],
    ['GET', `https://elsewhere.example/i/${token}`],
  ] as const;

  expect(others.map(([method, address]) => offlinePlan(method, address, origin).plan)).toEqual(
    others.map(() => 'leave'),
  );
});

it('keeps one page with its content and files, and nothing that is not of it', () => {
  const file = `${origin}/assets/a-1.js`;

  expect(keepRequest({ keep: [page, content, photo, file] }, origin)).toEqual({
    token,
    paths: [page, content, photo, file],
  });
  for (const keep of [
    [file],
    [photo],
    [page, photo.replace(token, 'b'.repeat(43))],
    [page, `${content}/photos/short`],
    [page, `${origin}/i/${'b'.repeat(43)}`],
    [page, `${origin}/v1/session`],
    [page, 'https://elsewhere.example/assets/a.js'],
    'everything',
  ]) {
    expect(keepRequest({ keep }, origin)).toBeNull();
  }
});

it('bears any message', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(keepRequest(data, origin)).toBeNull();
    }),
  );
});
