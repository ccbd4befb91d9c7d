import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayUseAndroidDebugging, readerArguments, takenDriversFile } from './reader-arguments.ts';

it('tells a reader what it may, and where it remembers the drivers that it sent away', () => {
  const told = [false, true].map((androidDebugging) =>
    readerArguments({ androidDebugging, supervision: null, data: 'data' }),
  );

  expect(told.map(mayUseAndroidDebugging)).toEqual([false, true]);
  expect(told.map(takenDriversFile)).toEqual(
    Array(2).fill(join('data', 'kiosk', 'taken-drivers.json')),
  );
  expect(takenDriversFile([])).toBeNull();
});
