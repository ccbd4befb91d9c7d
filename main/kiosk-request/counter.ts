import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { KioskState } from '../../shared/contract/kiosk-contract.ts';
import type { HeldDevice } from '../../shared/domain/kiosk-request.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { Timer } from '../timing/timer.ts';
import { CounterWork } from './counter-work.ts';
import { HeldDevices } from './held-devices.ts';
import { KioskRequests } from './kiosk-requests.ts';

export interface CounterParts {
  readonly desk: DeskClient;
  readonly reader: ReaderLink;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
  readonly androidDebugging: boolean;
  readonly timer: Timer;
  readonly random: () => number;
  readonly isVisited: () => Promise<Result<boolean, Fault>>;
  readonly log: Log;
  /** What the screen says of it may have changed. */
  readonly onWork: () => void;
  /** What the desk should hear of the jail has changed. */
  readonly onHeld: () => void;
}

/** The side of a kiosk that works for the counter (ADR 13). */
export interface Counter {
  readonly state: KioskState['counterWork'];
  readonly held: readonly HeldDevice[];
  visitorCame(): void;
  start(): void;
  stop(): Promise<void>;
}

export function createCounter(parts: CounterParts): Counter {
  const { reader } = parts;
  const held = new HeldDevices(reader, parts.onHeld);
  const work = new CounterWork({
    reader,
    androidDebugging: parts.androidDebugging,
    config: parts.config,
    onChange: parts.onWork,
  });
  const requests = new KioskRequests({ ...parts, work, held });
  return {
    get state() {
      return work.state;
    },
    get held() {
      return held.now;
    },
    visitorCame: () => requests.visitorCame(),
    start: () => requests.start(),
    stop: () => requests.stop(),
  };
}
