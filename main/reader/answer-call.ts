import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, type Result } from '../../shared/base/result.ts';
import type { CallName, Contract, Handlers } from '../../shared/contract/contract.ts';
import { wireRequestSchema, type WireMessage } from '../../shared/contract/wire.ts';

/**
 * Answers one message from the parent: parse input, run the handler, parse its output. Null for a
 * message that is no call; a caller without an id cannot be answered.
 */
export async function answerCall<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  message: unknown,
): Promise<WireMessage | null> {
  const request = wireRequestSchema.safeParse(message);
  if (!request.success) return null;
  const { id, call, input } = request.data;
  const result = Object.hasOwn(contract.calls, call)
    ? // hasOwn has just proved that the name is a key of the contract's calls.
      await run(contract, handlers, call as CallName<C>, input)
    : err(fault('input/unknown-route', `no call ${call}`));
  return { type: 'reply', id, result };
}

async function run<C extends Contract, N extends CallName<C>>(
  contract: C,
  handlers: Handlers<C>,
  name: N,
  input: unknown,
): Promise<Result<unknown, Fault>> {
  const schemas = contract.calls[name];
  if (schemas === undefined) return err(fault('input/unknown-route', `no call ${name}`));
  const parsed = schemas.input.safeParse(input);
  if (!parsed.success) return err(fault('input/invalid', parsed.error.message));
  // The schema of this very call has produced this value, so it is the handler's input.
  const result = await handlers[name](parsed.data as Parameters<Handlers<C>[N]>[0]);
  if (!result.ok) return result;
  const output = schemas.output.safeParse(result.value);
  return output.success
    ? { ok: true, value: output.data }
    : err(fault('output/invalid', output.error.message));
}
