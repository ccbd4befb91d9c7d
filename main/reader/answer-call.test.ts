import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Contract, Handlers } from '../../shared/contract/contract.ts';
import { answerCall } from './answer-call.ts';

const contract = {
  calls: {
    'number.double': {
      input: z.strictObject({ number: z.int() }),
      output: z.strictObject({ number: z.int().max(100) }),
    },
  },
  events: {},
} as const satisfies Contract;

const handlers: Handlers<typeof contract> = {
  'number.double': async ({ number }) =>
    number === 13 ? err(fault('device/busy', 'no')) : ok({ number: number * 2 }),
};

const call = (input: unknown, name = 'number.double') =>
  answerCall(contract, handlers, { type: 'call', id: 7, call: name, input });

it('answers a call with its own id', async () => {
  expect(await call({ number: 4 })).toEqual({
    type: 'reply',
    id: 7,
    result: { ok: true, value: { number: 8 } },
  });
});

it.each([
  ['an unknown call', { number: 4 }, 'number.halve', 'input/unknown-route'],
  ['a name of every object', { number: 4 }, 'constructor', 'input/unknown-route'],
  ['an extra field', { number: 4, more: 1 }, 'number.double', 'input/invalid'],
  ['an answer that breaks the contract', { number: 99 }, 'number.double', 'output/invalid'],
  ['a fault of the handler', { number: 13 }, 'number.double', 'device/busy'],
])('answers with a fault: %s', async (_name, input, name, code) => {
  expect(await call(input, name)).toMatchObject({ result: { ok: false, fault: { code } } });
});

it('stays silent on anything that is no call, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (message) => {
      expect(await answerCall(contract, handlers, message)).toBeNull();
    }),
  );
});
