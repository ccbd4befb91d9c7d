import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedStep, contentOf, draftOf, moved, withoutStep, withStep } from './script-draft.ts';

const words = { nl: 'Open de app', en: 'Open the app' };

it('is sent only when every step says what to do and what to expect, in both languages', () => {
  const empty = draftOf(null);
  const half = changedStep({ ...empty, title: words }, 0, { do: words });
  const whole = changedStep(half, 0, { expect: words });

  expect([empty, half].map(contentOf)).toEqual([null, null]);
  expect(contentOf(whole)?.steps).toMatchObject([{ do: words, given: { nl: '', en: '' } }]);
});

it('never has two steps of one name, whatever is added, moved and taken away', () => {
  const actions = fc.array(
    fc.oneof(
      fc.constant({ is: 'add' } as const),
      fc.record({ is: fc.constant('remove' as const), at: fc.nat(6) }),
      fc.record({
        is: fc.constant('move' as const),
        at: fc.nat(6),
        by: fc.constantFrom<-1 | 1>(-1, 1),
      }),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(actions, (all) => {
      let draft = draftOf(null);
      for (const action of all) {
        if (action.is === 'add') draft = withStep(draft);
        else if (action.is === 'remove') draft = withoutStep(draft, action.at);
        else draft = moved(draft, action.at, action.by);
      }
      const ids = draft.steps.map(({ stepId }) => stepId);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

it('keeps every step when two change places', () => {
  const three = withStep(withStep(draftOf(null)));

  expect(moved(three, 0, 1).steps.map(({ stepId }) => stepId)).toEqual([
    'step-2',
    'step-1',
    'step-3',
  ]);
  expect(moved(three, 0, -1)).toEqual(three);
});
