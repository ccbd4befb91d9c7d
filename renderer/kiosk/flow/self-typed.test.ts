import { describe, expect, it } from 'vitest';
import type { Happening } from './happening.ts';
import type { Model } from './model.ts';
import { next } from './next.ts';
import { attract, emptyDraft, play, visitId } from './played.test-support.ts';
import { selfShown } from './self-typed.ts';

const person: Happening = { type: 'person-asked' };
const yes: Happening = { type: 'person-confirmed' };
const atGuest = play(
  attract,
  { type: 'errand-chosen', errand: 'problem' },
  { type: 'check-in-way-chosen', how: 'guest' },
);
const bo: Happening = { type: 'self-typed', name: 'Bo', contact: '' };
const askedOf = (model: Model) => next(play(model, person), yes).commands;

describe('who asks for a person while he says who he is', () => {
  it('takes his name along, with a way to be reached as far as he typed one', () => {
    expect(askedOf(play(atGuest, bo))).toEqual([
      {
        call: 'visit.identify',
        input: { visitId, identification: { by: 'guest', name: 'Bo', contact: '' } },
      },
    ]);
    expect(play(atGuest, bo, person, yes)).toMatchObject({
      screen: { at: 'number' },
      draft: { personAsked: true },
      selfTyped: null,
    });
  });

  it('takes the number along that nobody knows', () => {
    const unknown: Model = {
      ...atGuest,
      screen: { at: 'unknown-badge', badgeNumber: '04FFFF', typed: false },
    };
    const identification = { by: 'unknown-badge', badgeNumber: '04FFFF', name: null };

    expect(askedOf(unknown)).toEqual([
      { call: 'visit.identify', input: { visitId, identification } },
    ]);
  });

  it('goes without a name when he typed none', () => {
    expect(askedOf(atGuest)).toEqual([
      { call: 'visit.answer', input: { visitId, step: { type: 'person-asked' } } },
    ]);
  });
});

it('shows a guest who comes back what he checked in with', () => {
  const visitor = { kind: 'guest', name: 'Bo', contact: '0612345678' } as const;

  expect(selfShown({ ...atGuest, draft: { ...emptyDraft, visitor } })).toMatchObject({
    name: 'Bo',
    contact: '0612345678',
  });
});
