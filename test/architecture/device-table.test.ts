import { expect, it } from 'vitest';
import { deviceTable } from '../../scripts/device-table.ts';
import { textOf } from './tree.ts';

it('docs/devices/README.md says what is read of which device (node scripts/device-table.ts)', async () => {
  expect(textOf('docs/devices/README.md')).toBe(await deviceTable());
});
