import type { Fault } from '../../../shared/base/fault.ts';
import { stay, type Command, type Model, type Reply, type Turn } from './model.ts';

type Stuck = { readonly fault: Fault; readonly command: Command };

/** The same question once more. */
// A reply carries the call and the very input of the command that it answers, so the pair is one.
export function commandOf(reply: Reply): Command {
  return { call: reply.call, input: reply.input } as Command;
}

/** The visitor is told, and may ask again. */
export function stuck(model: Model, { fault, command }: Stuck): Turn {
  return stay({ ...model, stuck: { fault, retry: command }, overlay: null });
}
