import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Contract, Handlers } from '../../shared/contract/contract.ts';
import type { Log } from '../log/log.ts';

/** What a contract is served with. `Sender` is whatever the shell knows of the asking page. */
export interface ServeParts<C extends Contract, Sender> {
  readonly contract: C;
  readonly handlers: Handlers<C>;
  readonly trusts: (sender: Sender) => boolean;
  readonly log: Log;
}

/** Answers one call of a page. */
export type Answer<Sender> = (
  sender: Sender,
  name: unknown,
  input: unknown,
) => Promise<Result<unknown, Fault>>;

type LooseHandler = (input: unknown) => Promise<Result<unknown, Fault>>;

/**
 * The one place where a page's calls enter the core: check the sender, parse the input, run the
 * handler, parse the output, in this order. A bug in a handler is logged here with its stack and
 * reaches the page as `internal/bug` without it.
 */
export function serve<C extends Contract, Sender>(parts: ServeParts<C, Sender>): Answer<Sender> {
  const { contract, log } = parts;
  // Handlers<C> has exactly the contract's names, and each handler gets what its own schema parsed.
  const handlers = parts.handlers as Readonly<Record<string, LooseHandler>>;

  return async (sender, name, input) => {
    if (!parts.trusts(sender)) return err(fault('auth/forbidden', 'Not the kiosk screen'));
    if (typeof name !== 'string' || !Object.hasOwn(contract.calls, name)) {
      return err(fault('input/unknown-route', 'No such call'));
    }
    const call = contract.calls[name];
    const handler = handlers[name];
    if (call === undefined || handler === undefined) {
      return err(fault('input/unknown-route', 'No such call'));
    }
    const parsed = call.input.safeParse(input);
    if (!parsed.success) {
      const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(input)');
      return err(fault('input/invalid', `${name}: ${where.join(', ')}`));
    }
    try {
      const result = await handler(parsed.data);
      if (!result.ok) return result;
      const output = call.output.safeParse(result.value);
      if (output.success) return ok(output.data);
      const where = output.error.issues.map((issue) => issue.path.join('.') || '(output)');
      log.error('A handler broke its contract', {
        fault: 'output/invalid',
        detail: `${name}: ${where.join(', ')}`,
      });
      return err(fault('output/invalid', name));
    } catch (error) {
      log.error('A handler threw', { fault: 'internal/bug', detail: name, error });
      return err(fault('internal/bug', name));
    }
  };
}
