import { fault, type DeviceFault } from '../shared/base/fault.ts';
import { err, type Result } from '../shared/base/result.ts';
import type { DevicePort, Exchange, ExchangeOptions } from './port.ts';

/**
 * A port that keeps its promises whatever the adapter under it does: one exchange at a time, none
 * after a stop, and never more bytes than were asked for.
 */
export function guardedPort(port: DevicePort): DevicePort {
  let last: Promise<unknown> = Promise.resolve();

  async function guarded(
    exchange: Exchange,
    options: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    if (options.stop.aborted) return err(fault('device/timeout', 'stopped before the exchange'));
    const reply = await port.exchange(exchange, options);
    if (!reply.ok || !('length' in exchange) || reply.value.length <= exchange.length) return reply;
    return err(
      fault('device/garbled', `${reply.value.length} bytes came where ${exchange.length} fit`),
    );
  }

  return {
    exchange(exchange, options) {
      const turn = last.then(() => guarded(exchange, options));
      // The next exchange waits for this one however it ends; its caller sees the failure.
      last = turn.catch(() => undefined);
      return turn;
    },
    close: () => port.close(),
  };
}
