import { expect, it } from 'vitest';
import { lastProcessor } from './one-processor.ts';

it.each([
  ['0', '0'],
  ['0-1', '1'],
  ['0-3,8', '8'],
  ['2,10-12', '12'],
])('takes the last of %s', (list, last) => {
  const status = `Name:\tnode\nCpus_allowed:\tf\nCpus_allowed_list:\t${list}\nMems_allowed_list:\t0\n`;

  expect(lastProcessor(status)).toBe(last);
});
