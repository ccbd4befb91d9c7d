import { z } from 'zod';
import { simulatedDevice, simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import { badgeNumberSchema } from '../../../shared/domain/person.ts';
import { demoBadges } from '../demo-badges.ts';
import type { LabBadgeReader } from '../lab-badge-reader.ts';
import type { LabNetwork } from '../lab-network.ts';
import { moveOn, readAheadMs } from '../lab-clock.ts';
import type { LabReaderLink } from '../lab-reader-link.ts';

/** Ports of the simulated bus that the dock shows. */
export const dockPorts = ['1-1', '1-2', '1-3'] as const;

/** What the dock's page and the stories of the tests see. */
export const dockStateSchema = z.strictObject({
  ports: z.array(z.strictObject({ port: z.string(), device: z.string().nullable() })),
  devices: z.array(z.strictObject({ name: z.string(), label: z.string() })),
  badges: z.array(z.strictObject({ badgeNumber: badgeNumberSchema, label: z.string() })),
  networkUp: z.boolean(),
  /** By how much the clock of desk and kiosk is ahead of this machine's. */
  clockAheadMinutes: z.int().min(0),
});
export type DockState = z.infer<typeof dockStateSchema>;

/** What the dock holds in its hands. */
export interface DockHands {
  readonly reader: LabReaderLink;
  readonly network: LabNetwork;
  readonly badges: LabBadgeReader;
  /** The file by which the clock of desk and kiosk is moved on. */
  readonly clockFile: string;
}

const portSchema = z
  .string()
  .regex(/^\d+(-\d+(\.\d+)*)$/u)
  .default('1-1');

const actions = {
  '/plug': z.strictObject({ device: z.string(), port: portSchema }),
  '/unplug': z.strictObject({ port: portSchema }),
  '/badge': z.strictObject({ number: badgeNumberSchema }),
  '/network': z.strictObject({ up: z.boolean() }),
  '/clock': z.strictObject({
    moveOnMinutes: z
      .int()
      .min(1)
      .max(45 * 24 * 60),
  }),
  '/reader': z.strictObject({ do: z.enum(['crash', 'hang']) }),
} as const;

/** The state of this moment. */
export function dockState({ reader, network, clockFile }: DockHands): DockState {
  const shown = new Set<string>([...dockPorts, ...reader.ports.keys()]);
  return {
    ports: [...shown].map((port) => ({ port, device: reader.ports.get(port) ?? null })),
    devices: simulatedDevices.map(({ name, label }) => ({ name, label })),
    badges: [...demoBadges],
    networkUp: network.up,
    clockAheadMinutes: Math.round(readAheadMs(clockFile) / 60_000),
  };
}

/** Does what a POST asks. Answers what was wrong with it, or null. */
export function dockAction(hands: DockHands, path: string, body: unknown): string | null {
  switch (path) {
    case '/plug': {
      const wish = actions[path].safeParse(body);
      if (!wish.success) return z.prettifyError(wish.error);
      if (simulatedDevice(wish.data.device) === undefined) return 'No such simulated device';
      hands.reader.plug(wish.data.device, wish.data.port);
      return null;
    }
    case '/unplug': {
      const wish = actions[path].safeParse(body);
      if (!wish.success) return z.prettifyError(wish.error);
      hands.reader.unplug(wish.data.port);
      return null;
    }
    case '/badge': {
      const wish = actions[path].safeParse(body);
      if (!wish.success) return z.prettifyError(wish.error);
      hands.badges.tap(wish.data.number);
      return null;
    }
    case '/network': {
      const wish = actions[path].safeParse(body);
      if (!wish.success) return z.prettifyError(wish.error);
      hands.network.set(wish.data.up);
      return null;
    }
    case '/clock': {
      const wish = actions[path].safeParse(body);
      if (!wish.success) return z.prettifyError(wish.error);
      moveOn(hands.clockFile, wish.data.moveOnMinutes * 60_000);
      return null;
    }
    case '/reader': {
      const wish = actions[path].safeParse(body);
      if (!wish.success) return z.prettifyError(wish.error);
      hands.reader.trouble(wish.data.do);
      return null;
    }
    default:
      return 'No such action';
  }
}
