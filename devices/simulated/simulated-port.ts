import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { StopSignal } from '../../shared/base/stop-signal.ts';
import type { DevicePort, Exchange, ExchangeOptions } from '../port.ts';
import type { Timers } from '../timers.ts';
import type { Responder } from './simulated-device.ts';

interface SimulatedPortParts {
  readonly responder: Responder;
  readonly unplugged: StopSignal;
  /** Pulls the device out of its port. */
  readonly vanish: () => void;
  readonly timers: Timers;
  readonly latencyMs: number;
}

const goneFault = fault('device/gone', 'simulated device was unplugged');

/** A device port to bytes that are made up on the spot. */
export class SimulatedPort implements DevicePort {
  readonly #parts: SimulatedPortParts;

  constructor(parts: SimulatedPortParts) {
    this.#parts = parts;
  }

  async exchange(
    exchange: Exchange,
    options: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    const { responder, latencyMs, unplugged, vanish } = this.#parts;
    if (unplugged.aborted) return err(goneFault);
    const cut = await this.#wait(latencyMs, options.stop);
    if (cut !== null) return err(cut);
    const answer = responder.answer(exchange);
    switch (answer.type) {
      case 'data':
        return ok(answer.bytes);
      case 'stall':
        return err(fault('device/stalled', 'endpoint stalled'));
      case 'vanish':
        vanish();
        return err(goneFault);
      case 'silence': {
        const early = await this.#wait(options.timeoutMs, options.stop);
        return err(early ?? fault('device/timeout', `silent for ${options.timeoutMs} ms`));
      }
    }
  }

  async close(): Promise<void> {
    // There is nothing to give back.
  }

  /** Waits; answers early with the fault when the device goes or somebody stops. */
  #wait(delayMs: number, stop: StopSignal): Promise<DeviceFault | null> {
    const { timers, unplugged } = this.#parts;
    return new Promise((resolve) => {
      const end = (result: DeviceFault | null) => {
        forget();
        unplugged.removeEventListener('abort', wentAway);
        stop.removeEventListener('abort', stopped);
        resolve(result);
      };
      const wentAway = () => end(goneFault);
      const stopped = () => end(fault('device/timeout', 'stopped'));
      const forget = timers.after(delayMs, () => end(null));
      unplugged.addEventListener('abort', wentAway, { once: true });
      stop.addEventListener('abort', stopped, { once: true });
    });
  }
}
