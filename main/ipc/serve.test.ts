import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { err, ok } from '../../shared/base/result.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { fault } from '../../shared/base/fault.ts';
import { silentLog } from '../log/log.ts';
import { serve } from './serve.ts';

const contract = {
  calls: {
    'number.double': {
      input: z.strictObject({ value: z.number() }),
      output: z.strictObject({ value: z.number() }),
    },
  },
  events: {},
} as const satisfies Contract;

const served = (double: (value: number) => unknown) =>
  serve<typeof contract, string>({
    contract,
    handlers: {
      // A handler that breaks its contract is what one of these tests is about.
      'number.double': ({ value }) => Promise.resolve(ok({ value: double(value) as number })),
    },
    trusts: (sender) => sender === 'screen',
    log: silentLog,
  });

describe('the door to the core', () => {
  it('parses what comes in and what goes out', async () => {
    const answer = served((value) => value * 2);

    expect(await answer('screen', 'number.double', { value: 4 })).toEqual(ok({ value: 8 }));
  });

  it('runs nothing for a stranger', async () => {
    const double = vi.fn<(value: number) => number>((value) => value);

    const result = await served(double)('stranger', 'number.double', { value: 4 });

    expect(result.ok ? null : result.fault.code).toBe('auth/forbidden');
    expect(double).not.toHaveBeenCalled();
  });

  it('never repeats a value of a wrong input in its fault', async () => {
    const result = await served(() => 0)('screen', 'number.double', {
      value: 'Jansen',
      Jansen: 1,
    });

    expect(JSON.stringify(result)).not.toContain('Jansen');
  });

  it('keeps a reply inside that breaks the contract', async () => {
    const result = await served(() => 'eight')('screen', 'number.double', { value: 4 });

    expect(result).toEqual(err(fault('output/invalid', 'number.double')));
  });

  it('answers a bug without its text', async () => {
    const result = await served(() => {
      throw new Error('secret');
    })('screen', 'number.double', { value: 4 });

    expect(result).toEqual(err(fault('internal/bug', 'number.double')));
  });

  it('answers any name and any input with a value or a fault', async () => {
    const answer = served((value) => value);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'number.double')),
        fc.anything(),
        async (name, input) => {
          expect(typeof (await answer('screen', name, input)).ok).toBe('boolean');
        },
      ),
    );
  });
});
