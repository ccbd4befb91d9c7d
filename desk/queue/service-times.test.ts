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
    const mail = { category: 'mail', finding: null };
    const times = new ServiceTimes([
      ...visits('mail', null, 10, 50),
      ...visits('mail', null, 30, 10),
    ]);

    expect(times.left(mail, 0)).toBeGreaterThan(10);
    expect(times.left(mail, 12)).toBeGreaterThan(13);
    expect(times.left(mail, 12)).toBeLessThan(18);
    expect(times.left(mail, 500)).toBeGreaterThan(0);
  });

  it('expects more of a visit under way that is of a slow kind', () => {
    const times = new ServiceTimes([
      ...visits('password', null, 3, 20),
      ...visits('password', null, 5, 20),
      ...visits('battery', null, 15, 20),
      ...visits('battery', null, 25, 20),
    ]);
    const left = (category: string, elapsed: number) =>
      times.left({ category, finding: null }, elapsed);

    expect(left('battery', 4)).toBeGreaterThan(12);
    expect(left('password', 4)).toBeLessThan(4);
    // Nobody has seen one of these.
    expect(left('wifi', 4)).toBeGreaterThan(left('password', 4));
    expect(left('wifi', 4)).toBeLessThan(left('battery', 4));
  });
});
