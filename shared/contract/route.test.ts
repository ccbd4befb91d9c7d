import { expect, it } from 'vitest';
import { fillPath } from './route.ts';

it('fills a path, also where a name ends in figures, and lets no value leave its place', () => {
  const filled = [
    fillPath('/v1/updates/files/:sha512', { sha512: 'ab12' }),
    fillPath('/v1/a/:one/b/:two', { one: '../x', two: 'y z' }),
  ];

  expect(filled).toEqual(['/v1/updates/files/ab12', '/v1/a/..%2Fx/b/y%20z']);
  expect(() => fillPath('/v1/a/:one', {})).toThrow(':one');
});
