import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { guardedPort } from '../guarded-port.ts';
import type { DevicePort, Exchange } from '../port.ts';
import type { Responder } from './simulated-device.ts';

/** A port to a simulated device without a bus and without time: a silence is a timeout at once. */
export function directPort(
  responder: Responder,
  onExchange: (exchange: Exchange) => void = () => undefined,
): DevicePort {
  return guardedPort({
    async exchange(exchange) {
      onExchange(exchange);
      const answer = responder.answer(exchange);
      switch (answer.type) {
        case 'data':
          return ok(answer.bytes);
        case 'stall':
          return err(fault('device/stalled', 'endpoint stalled'));
        case 'silence':
          return err(fault('device/timeout', 'silent'));
        case 'vanish':
          return err(fault('device/gone', 'vanished'));
      }
    },
    async close() {
      // There is nothing to give back.
    },
  });
}
