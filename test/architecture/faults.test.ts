import { expect, it } from 'vitest';
import { faultCodes } from '../../shared/base/fault.ts';
import { textOf } from './tree.ts';

it('explains every fault in docs/faults.md, and none that does not exist', () => {
  const explained = [...textOf('docs/faults.md').matchAll(/^\| `([a-z-]+\/[a-z-]+)` +\|/gmu)].map(
    ([, code]) => code ?? '',
  );

  expect(explained.sort()).toEqual([...faultCodes].sort());
});
