import { expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { earlierState } from './earlier-state.ts';

const away = fault('desk/unreachable', 'away');
const asked = { asks: true, isTyping: false, isFetching: true, fault: null };

it('asks until there is an answer, and while somebody types', () => {
  expect([
    earlierState(asked),
    earlierState({ ...asked, isFetching: false }),
    earlierState({ ...asked, isFetching: false, fault: away, isTyping: true }),
  ]).toEqual([
    { isAsking: true, fault: null },
    { isAsking: false, fault: null },
    { isAsking: true, fault: null },
  ]);
});

it('lets a visit go on while a desk that is away is asked again and again', () => {
  expect(
    [true, false].map((isFetching) => earlierState({ ...asked, isFetching, fault: away })),
  ).toEqual([
    { isAsking: false, fault: away },
    { isAsking: false, fault: away },
  ]);
});
