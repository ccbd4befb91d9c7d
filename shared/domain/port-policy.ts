import { z } from 'zod';

/** A port by the name that Linux gives it: bus, port, and ports of at most five hubs (USB 2.0 section 4.1.1). */
export const portPathSchema = z
  .string()
  .regex(/^[1-9]\d{0,2}-[1-9]\d{0,2}(?:\.[1-9]\d{0,2}){0,5}$/u);

/** What a port is for. Only at `read` is a device looked at. */
export const portUseSchema = z.enum(['read', 'charge-only', 'blocked']);
export type PortUse = z.infer<typeof portUseSchema>;

const namedPorts = z.array(portPathSchema).max(32).default([]);

const namedUses = [
  ['read', 'read'],
  ['chargeOnly', 'charge-only'],
  ['blocked', 'blocked'],
] as const;

/** What the ports of a kiosk are for. A port is named once; its name goes for all behind it too. */
export const portPolicySchema = z
  .strictObject({
    /** Of every port that is not named. */
    others: portUseSchema.default('read'),
    read: namedPorts,
    chargeOnly: namedPorts,
    blocked: namedPorts,
  })
  .superRefine((policy, context) => {
    const seen = new Set<string>();
    for (const [list] of namedUses) {
      for (const [index, port] of policy[list].entries()) {
        if (seen.has(port)) {
          const message = `Port ${port} is named twice`;
          context.addIssue({ code: 'custom', path: [list, index], message });
        }
        seen.add(port);
      }
    }
  });
export type PortPolicy = Readonly<z.infer<typeof portPolicySchema>>;

/** From the least that is done at a port to the most. */
const fromStrict: readonly PortUse[] = ['blocked', 'charge-only', 'read'];

/**
 * What a port is for: the nearest name on the way to it counts. One socket for USB 3 has two names, of
 * which the one that the policy names decides; where it names both, the stricter use does.
 */
export function portUseOf(policy: PortPolicy, ...names: readonly string[]): PortUse {
  const uses = new Set(names.map((name) => namedUseOf(policy, name)));
  return fromStrict.find((use) => uses.has(use)) ?? policy.others;
}

function namedUseOf(policy: PortPolicy, portPath: string): PortUse | undefined {
  const named = namedUses.flatMap(([list, use]) => policy[list].map((port) => ({ port, use })));
  const nearest = named
    .filter(({ port }) => portPath === port || portPath.startsWith(`${port}.`))
    .toSorted((one, other) => other.port.length - one.port.length)[0];
  return nearest?.use;
}

/** Whether there is any port left at which a device is read. */
export function readsAnywhere({ others, read }: PortPolicy): boolean {
  return others === 'read' || read.length > 0;
}
