import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Caller } from '../../shared/contract/contract.ts';
import type { ReaderContract } from '../../shared/contract/reader-contract.ts';
import type { PortPolicy } from '../../shared/domain/port-policy.ts';
import type { ReaderPack } from '../../shared/domain/reader-pack.ts';

/** The reader process as the kiosk core uses it, whichever life the process is in. */
export interface ReaderLink extends Caller<ReaderContract> {
  /** Why no device can be read now, or null. */
  readonly fault: Fault | null;
  /** Listens to changes of `fault`; the answer stops listening. */
  onFault(listener: (fault: Fault | null) => void): () => void;
  /** What the ports are for, from now on and in each life of the process. */
  usePorts(policy: PortPolicy): void;
  /** What the tables say, from now on and in each life of the process; null: what is built in. */
  usePack(pack: ReaderPack | null): Promise<Result<unknown, Fault>>;
  /** Listens to lives that ended by themselves; the answer stops listening. */
  onDeath(listener: () => void): () => void;
  start(): void;
  stop(): Promise<void>;
}
