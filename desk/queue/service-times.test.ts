import { describe, expect, it } from 'vitest';
import { ServiceTimes } from './service-times.ts';

const visits = (category: string, finding: string | null, minutes: number, count: number) =>
  Array.from({ length: count }, () => ({ category, finding, minutes }));

describe('ServiceTimes', () => {
  it('tells quick kinds from slow ones once it knows them', () => {
    const times = new ServiceTimes([
      ...visits('password', null, 4, 40),
      ...visits('battery', 'battery-worn', 20, 40),
    ]);

    expect(times.of({ category: 'password', finding: null }).mean).toBeLessThan(5);
    expect(times.of({ category: 'battery', finding: 'battery-worn' }).mean).toBeGreaterThan(19);
  });

  it('leans on all visits for a kind that was seen once', () => {
    const times = new ServiceTimes([
      ...visits('mail', null, 10, 50),
      ...visits('rare', null, 60, 1),
    ]);

    const { mean } = times.of({ category: 'rare', finding: null });
    expect(mean).toBeGreaterThan(11);
    expect(mean).toBeLessThan(30);
  });

  it('takes an unknown finding for its category', () => {
    const times = new ServiceTimes([
      ...visits('mail', 'storage-full', 20, 50),
      ...visits('wifi', null, 5, 50),
    ]);

    expect(times.of({ category: 'mail', finding: 'clock-wrong' }).mean).toBeGreaterThan(18);
  });

  it('leaves out a visit that somebody forgot to close', () => {
    const times = new ServiceTimes([
      ...visits('mail', null, 10, 20),
      ...visits('mail', null, 900, 5),
    ]);

    expect(times.of({ category: 'mail', finding: null }).mean).toBeLessThan(11);
  });

  it('expects less of a visit that just began than of one that outlasted all others', () => {
    const times = new ServiceTimes([
      ...visits('mail', null, 10, 50),
      ...visits('mail', null, 30, 10),
    ]);

    expect(times.left(0)).toBeGreaterThan(10);
    expect(times.left(12)).toBeCloseTo(17, 0);
    expect(times.left(500)).toBeGreaterThan(0);
  });
});
