import type { DevicePort } from '../../devices/port.ts';
import { directPort } from '../../devices/simulated/direct-port.ts';
import type { ManualTime } from '../../devices/simulated/manual-time.ts';
import type { SimulatedDevice } from '../../devices/simulated/simulated-device.ts';
import { withSysfsTexts } from '../../devices/simulated/sysfs-responder.ts';
import type { StopSource } from '../../devices/stop-source.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { mutated, sampleOf } from './mutations.ts';
import type { SeededRandom } from './random.ts';

/** What a device does with one exchange instead of what it should. */
export type Move =
  | 'honest'
  | 'damaged'
  | 'another'
  | 'noise'
  | 'full'
  | 'too-long'
  | 'nothing'
  | 'stall'
  | 'silence';

/** How long one exchange of a conversation takes: at once, as often as a keyboard is asked, slowly. */
const exchangeTimesMs = [1, 8, 20] as const;

export interface HostileParts {
  readonly device: SimulatedDevice;
  readonly random: SeededRandom;
  readonly time: ManualTime;
  /** Chooses the move of each exchange by its number. */
  readonly move: (index: number) => Move;
  /** From this exchange on the device is unplugged. */
  readonly vanishAt: number;
  readonly gone: StopSource;
}

/**
 * A port to a simulated device that turns on us: answers damaged, for another request, without end or
 * not at all. Time passes in the exchanges alone, so a reading takes no longer than its computing.
 */
export function hostilePort(parts: HostileParts): { port: DevicePort; exchanges: () => number } {
  const { device, random, time, move, vanishAt, gone } = parts;
  const honest = directPort(withSysfsTexts(device));
  const exchangeMs = random.of(exchangeTimesMs);
  const former: Uint8Array[] = [];
  let index = -1;
  const port: DevicePort = {
    async exchange(exchange, options) {
      index += 1;
      if (index >= vanishAt) {
        gone.stop();
        return err(fault('device/gone', 'unplugged'));
      }
      const now = move(index);
      if (now === 'silence') {
        time.tick(options.timeoutMs);
        return err(fault('device/timeout', `silent for ${options.timeoutMs} ms`));
      }
      time.tick(exchangeMs);
      if (now === 'stall') return err(fault('device/stalled', 'endpoint stalled'));
      const reply = await honest.exchange(exchange, options);
      if (!reply.ok && reply.fault.code === 'device/timeout') time.tick(options.timeoutMs);
      if (!('length' in exchange) || now === 'honest') return reply;
      const bytes = reply.ok ? reply.value : new Uint8Array(0);
      if (reply.ok) former.push(bytes);
      const { length } = exchange;
      switch (now) {
        case 'damaged':
          return ok(mutated(random, [sampleOf(bytes)]).slice(0, length));
        case 'another':
          return ok(random.of(former.length === 0 ? [bytes] : former).slice(0, length));
        case 'noise':
          return ok(Uint8Array.from({ length: random.below(length + 1) }, () => random.below(256)));
        case 'full':
          return ok(new Uint8Array(length).fill(random.below(256)));
        case 'too-long':
          return ok(new Uint8Array(length + 1));
        case 'nothing':
          return ok(new Uint8Array(0));
      }
    },
    close: () => honest.close(),
  };
  return { port, exchanges: () => index + 1 };
}
