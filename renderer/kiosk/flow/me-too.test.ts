import { describe, expect, it } from 'vitest';
import { attract, emptyDraft, play, startMs } from './played.test-support.ts';
import type { Model } from './model.ts';

const later = (model: Model, seconds: number): Model =>
  play(model, { type: 'tick', nowMs: startMs + seconds * 1000 });

describe('"me too" at the door', () => {
  it('is thanked for a quarter of a minute, then the next one may say it', () => {
    const said = play(attract, { type: 'me-too', disturbanceId: emptyDraft.visitId });

    expect(later(said, 14).counted).toEqual([emptyDraft.visitId]);
    expect(later(said, 16).counted).toEqual([]);
  });
});
