import { describe, expect, it } from 'vitest';
import { type Heartbeat, standingOf } from './heartbeat.ts';
import { clockLine, diskLine, screenLines, verdictOf } from './self-test.ts';

const nowMs = Date.UTC(2026, 10, 30, 9);
const at = new Date(nowMs - 20_000).toISOString();
const beat: Heartbeat = {
  version: '0.1.0',
  configVersion: null,
  upSeconds: 60,
  readerFault: null,
  readerCrashes: 0,
  diskFreeBytes: 10 * 1024 ** 3,
  memoryBytes: 100_000_000,
  clockSkewMs: 12,
  printer: 'not-configured',
  outboxLength: 0,
  outboxAgeSeconds: 0,
  lastVisitAt: null,
  locked: false,
};

describe('how a kiosk stands', () => {
  it.each([
    ['never heard', null, { standing: 'never-heard' }],
    ['fine', { at, beat }, { standing: 'fine' }],
    [
      'away after three missed heartbeats',
      { at: new Date(nowMs - 106_000).toISOString(), beat },
      { standing: 'away', since: new Date(nowMs - 106_000).toISOString() },
    ],
    [
      'in need of attention',
      { at, beat: { ...beat, readerFault: 'bus/missing', outboxAgeSeconds: 1000 } as const },
      { standing: 'attention', concerns: ['reader', 'outbox'] },
    ],
  ])('is %s', (_words, heard, standing) => {
    expect(standingOf(heard, null, nowMs)).toEqual(standing);
  });

  it('is worth attention as long as its self-test failed', () => {
    expect(standingOf({ at, beat }, 'bad', nowMs)).toEqual({
      standing: 'attention',
      concerns: ['self-test'],
    });
  });
});

describe('a self-test', () => {
  it('weighs clock and disk by how far they are off', () => {
    expect([0, -30_000, 600_000, null].map((skew) => clockLine(skew).verdict)).toEqual([
      'good',
      'attention',
      'bad',
      'attention',
    ]);
    expect([3, 1, 0.1].map((gb) => diskLine(gb * 1024 ** 3).verdict)).toEqual([
      'good',
      'attention',
      'bad',
    ]);
  });

  it('takes nothing off for what is not there', () => {
    const facts = { width: 1080, height: 1920, touchPoints: 0, cameras: 0, speakers: 0 };

    expect(verdictOf(screenLines(facts))).toBe('good');
    expect(verdictOf(screenLines({ ...facts, width: 600 }))).toBe('attention');
    expect(verdictOf(screenLines(null))).toBe('attention');
  });
});
