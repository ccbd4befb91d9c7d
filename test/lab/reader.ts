import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { probes } from '../../devices/registry.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { SimulatedBus } from '../../devices/simulated/simulated-bus.ts';
import { mayUseAndroidDebugging } from '../../main/config/reader-arguments.ts';
import { JailKeeper } from '../../main/reader/jail-keeper.ts';
import { newAdbKey } from '../../main/reader/adb-key.ts';
import { loadUsbNames } from '../../main/reader/load-usb-names.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { processChannel } from '../../main/reader/process-channel.ts';
import { serveReader } from '../../main/reader/serve-reader.ts';
import { ok } from '../../shared/base/result.ts';
import { systemClock } from '../../shared/base/clock.ts';

/**
 * The lab's hand on the simulated bus. `port` is a port path (`1-1`, the default); `device` is a name
 * of devices/simulated/catalogue.ts.
 */
const labMessageSchema = z.discriminatedUnion('do', [
  z.strictObject({
    type: z.literal('lab'),
    do: z.literal('plug'),
    device: z.string(),
    port: z.string().default('1-1'),
  }),
  z.strictObject({
    type: z.literal('lab'),
    do: z.literal('unplug'),
    port: z.string().default('1-1'),
    device: z.string().optional(),
  }),
  z.object({ type: z.literal('lab'), do: z.literal('crash') }),
  z.object({ type: z.literal('lab'), do: z.literal('hang') }),
]);

/** About as long as one transfer to a phone takes, so that facts are seen to arrive. */
const latencyMs = 15;

const bus = new SimulatedBus(nodeTimers, latencyMs);
const channel = processChannel();
const names = await loadUsbNames(new URL('../../assets/usb-names.json', import.meta.url));

// Messages wait for the first listener and then come at once, so both listeners start in one go.

channel.onMessage((message) => {
  const parsed = labMessageSchema.safeParse(message);
  if (!parsed.success) return;
  const wish = parsed.data;
  switch (wish.do) {
    case 'plug': {
      const device = simulatedDevice(wish.device);
      if (device === undefined) throw new Error(`No simulated device ${wish.device}`);
      bus.plug(device, wish.port);
      return;
    }
    case 'unplug':
      bus.unplug(wish.port);
      return;
    case 'crash':
      process.kill(process.pid, 'SIGKILL');
      return;
    case 'hang':
      for (;;);
  }
});

/** The policy of the product over a warden that has nothing to let in: a simulated bus has no drivers. */
const jail = new JailKeeper({ own: [], ask: async () => ok(null) });

await serveReader({
  channel,
  bus,
  jail,
  names,
  clock: systemClock,
  timers: nodeTimers,
  probes,
  newReadoutId: uuid,
  nowMicroseconds: () => performance.now() * 1000,
  newAdbKey: mayUseAndroidDebugging(process.argv) ? newAdbKey : null,
});
