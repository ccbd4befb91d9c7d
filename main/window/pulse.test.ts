import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatMs, Pulse } from './pulse.ts';

/** A page under a pulse, with time and its work in the hands of the test. */
class Watched {
  nowMs = 0;
  workMs: number | null = 0;
  readonly pulse = new Pulse(() => this.workMs);

  /** Beats after so long; the page computed for a part of it. */
  beat(afterMs = beatMs, workMs = afterMs) {
    this.nowMs += afterMs;
    if (this.workMs !== null) this.workMs += workMs;
    return this.pulse.beat(this.nowMs);
  }

  /** A page that answered everything for five seconds. */
  settle(): this {
    while (this.nowMs < 5000) {
      this.beat();
      this.pulse.answered();
    }
    return this;
  }

  /** How long it takes until the page counts as hung, asked for a minute. */
  hangsAfterMs(workMs = beatMs): number | null {
    const startedMs = this.nowMs;
    while (this.nowMs - startedMs < 60_000) {
      if (this.beat(beatMs, workMs) === 'hangs') return this.nowMs - startedMs;
    }
    return null;
  }
}

describe('a page that hangs', () => {
  it('is known after a second and a half when it computes and answers nothing', () => {
    expect(new Watched().settle().hangsAfterMs()).toBe(1500);
  });

  it('is known after ten seconds and a beat when it does nothing at all', () => {
    expect(new Watched().settle().hangsAfterMs(0)).toBe(10_200);
  });

  it('is known after ten seconds and a beat where nobody tells what it computes', () => {
    const watched = new Watched().settle();
    watched.workMs = null;

    expect(watched.hangsAfterMs()).toBe(10_200);
  });

  it('is known later on a machine that gives it less processor', () => {
    expect(new Watched().settle().hangsAfterMs(beatMs / 4)).toBe(3000);
  });

  it('is known while it loads, after half a minute', () => {
    const watched = new Watched();
    let beats = 0;
    while (watched.pulse.beatOfLoad((watched.nowMs += beatMs)) !== 'hangs') beats += 1;

    expect(beats * beatMs).toBe(30_300);
  });
});

describe('a page that does not hang', () => {
  it('has ten seconds while it starts', () => {
    const watched = new Watched();
    watched.beat();
    watched.pulse.answered();

    expect(watched.hangsAfterMs()).toBe(10_200);
  });

  it('has ten seconds again after it answered late, until it answers in time for a while', () => {
    const watched = new Watched().settle();
    for (const _missed of [0, 1, 2]) watched.beat();
    watched.pulse.answered();

    expect(watched.hangsAfterMs()).toBe(10_200);
  });

  it('has ten seconds again after another load', () => {
    const watched = new Watched().settle();
    watched.pulse.beatOfLoad((watched.nowMs += beatMs));

    expect(watched.hangsAfterMs()).toBe(10_200);
  });

  it('is not blamed for a night in which the machine slept', () => {
    const watched = new Watched().settle();
    watched.beat();

    expect([watched.beat(8 * 3_600_000), watched.beat(), watched.beat(), watched.beat()]).toEqual(
      Array(4).fill('wait'),
    );
  });

  it('is not blamed for beats that were late themselves, however many', () => {
    const watched = new Watched().settle();
    const beats = Array.from({ length: 200 }, () => watched.beat(2 * beatMs));

    expect(beats).not.toContain('hangs');
  });

  it('is never ended when it answers within three beats, whatever it computes and however late we are', () => {
    const turn = fc.record({
      afterMs: fc.integer({ min: 1, max: 10_000 }),
      workMs: fc.integer({ min: 0, max: 10_000 }),
      answers: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 300 }), (turns) => {
        const watched = new Watched().settle();
        let silent = 0;
        for (const { afterMs, workMs, answers } of turns) {
          expect(watched.beat(afterMs, workMs)).not.toBe('hangs');
          silent += 1;
          if (!answers && silent < 4) continue;
          watched.pulse.answered();
          silent = 0;
        }
      }),
    );
  });

  it('does not get another chance by the answer of a page that is gone', () => {
    const watched = new Watched().settle();
    watched.pulse.forget();
    watched.pulse.answered();

    expect(watched.beat()).toBe('ask');
  });
});
