import type { Contract, EventData, EventName } from '../../shared/contract/contract.ts';

type AnyListener = (data: unknown) => void;

/** The events of one contract: who emits does not know who listens. */
export class EventSource<C extends Contract> {
  private readonly listeners = new Map<string, Set<AnyListener>>();

  /** Listens to one kind of event; the answer stops listening. */
  on<N extends EventName<C>>(name: N, listener: (data: EventData<C, N>) => void): () => void {
    const known = this.listeners.get(name) ?? new Set<AnyListener>();
    this.listeners.set(name, known);
    // `emit` is typed by the same contract, so this listener only ever gets the data of its name.
    const own: AnyListener = (data) => {
      listener(data as EventData<C, N>);
    };
    known.add(own);
    return () => {
      known.delete(own);
    };
  }

  emit<N extends EventName<C>>(name: N, data: EventData<C, N>): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(data);
  }
}
