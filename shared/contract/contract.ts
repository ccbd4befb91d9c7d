import type { z } from 'zod';
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';

/** A table of calls and events between two processes. */
export interface Contract {
  readonly calls: Readonly<
    Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>
  >;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

export type CallName<C extends Contract> = keyof C['calls'] & string;
export type EventName<C extends Contract> = keyof C['events'] & string;

/** What a caller passes, before parsing. */
export type CallInput<C extends Contract, N extends CallName<C>> = z.input<C['calls'][N]['input']>;
/** What a handler receives, after parsing. */
export type Parsed<C extends Contract, N extends CallName<C>> = z.output<C['calls'][N]['input']>;
export type CallOutput<C extends Contract, N extends CallName<C>> = z.output<
  C['calls'][N]['output']
>;
export type EventData<C extends Contract, N extends EventName<C>> = z.output<C['events'][N]>;

/** One handler per call: leave one out and the program does not compile. */
export type Handlers<C extends Contract> = {
  readonly [N in CallName<C>]: (input: Parsed<C, N>) => Promise<Result<CallOutput<C, N>, Fault>>;
};

/** The caller's side of a contract. */
export interface Caller<C extends Contract> {
  call<N extends CallName<C>>(
    name: N,
    input: CallInput<C, N>,
  ): Promise<Result<CallOutput<C, N>, Fault>>;
  /** Listens to one kind of event; the answer stops listening. */
  on<N extends EventName<C>>(name: N, listener: (data: EventData<C, N>) => void): () => void;
}
