import { describe, expect, test } from 'vitest';
import { pageAt } from './page-title.ts';

describe('the page at an address', () => {
  test.each([
    ['/', '/'],
    ['/kiosks', '/kiosks'],
    ['/kiosks/map', '/kiosks'],
    ['/priority', '/priority'],
    ['/priority/report', '/priority/report'],
    ['/escalations/targets', '/escalations/targets'],
    ['/kiosk-settings/hall', '/kiosk-settings'],
    ['/management/agreements', '/management/roster'],
  ])('%s is of %s', (path, to) => {
    expect(pageAt(path)?.to).toBe(to);
  });

  test.each(['/tickets/0197', '/people/0197'])('%s is of no page of the menu', (path) => {
    expect(pageAt(path)).toBeUndefined();
  });
});
