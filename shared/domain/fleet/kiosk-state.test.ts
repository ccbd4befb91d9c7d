import { describe, expect, it } from 'vitest';
import { concernSchema } from './heartbeat.ts';
import { type KnownKiosk, kioskStateOf, worstConcern } from './kiosk-state.ts';

const fine: KnownKiosk = { key: 'active', standing: 'fine', concerns: [], draining: false };

describe('the state of a kiosk', () => {
  it.each<[string, Partial<KnownKiosk>]>([
    ['fine', {}],
    ['fine', { key: 'token' }],
    ['attention', { standing: 'attention', concerns: ['disk'] }],
    ['locked', { standing: 'attention', concerns: ['locked'] }],
    ['locked', { standing: 'attention', concerns: ['reader', 'locked'], draining: true }],
    ['draining', { draining: true }],
    ['draining', { standing: 'attention', concerns: ['reader'], draining: true }],
    ['away', { standing: 'away', draining: true }],
    ['never-heard', { standing: 'never-heard', key: 'token' }],
    ['retired', { key: 'retired', standing: 'away' }],
    ['stolen', { key: 'stolen' }],
    ['gone', { key: 'gone', standing: 'away' }],
  ])('is %s for %j', (state, change) => {
    expect(kioskStateOf({ ...fine, ...change })).toBe(state);
  });
});

describe('what is to be mended first', () => {
  it('is that nothing can be read, before a printer and a clock', () => {
    expect(worstConcern(['clock', 'printer', 'reader'])).toBe('reader');
    expect(worstConcern(['clock', 'printer'])).toBe('printer');
    expect(worstConcern([])).toBe(null);
  });

  it('is known of each concern but the lock, which is a state', () => {
    const alone = concernSchema.options.map((concern) => [concern, worstConcern([concern])]);

    expect(alone).toEqual(
      concernSchema.options.map((concern) => [concern, concern === 'locked' ? null : concern]),
    );
  });
});
