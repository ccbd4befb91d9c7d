import type { Heartbeat } from '../../shared/domain/fleet/heartbeat.ts';
import type { PortDay } from '../../shared/domain/fleet/port-health.ts';
import type { FleetLinkParts } from './fleet-parts.ts';

/** What a heartbeat says. */
export async function figuresOf(
  parts: FleetLinkParts,
  own: {
    readonly startedMs: number;
    readonly readerCrashes: number;
    readonly locked: boolean;
    /** Null when the desk knows all of them. */
    readonly ports: readonly PortDay[] | null;
  },
): Promise<Heartbeat> {
  const { clock, machine, reader } = parts;
  const waiting = await parts.outbox();
  const { length, oldestMs } = waiting.ok ? waiting.value : { length: 0, oldestMs: null };
  const last = await parts.lastVisitMs();
  const lastMs = last.ok ? last.value : null;
  return {
    version: parts.version,
    ...parts.configuration.told,
    upSeconds: secondsOf(clock.nowMs() - own.startedMs),
    readerFault: reader.fault?.code ?? null,
    readerCrashes: own.readerCrashes,
    diskFreeBytes: await machine.diskFreeBytes(),
    memoryBytes: machine.memoryBytes(),
    clockSkewMs: parts.skewMs(),
    printer: parts.printer(),
    outboxLength: length,
    outboxAgeSeconds: oldestMs === null ? 0 : secondsOf(clock.nowMs() - oldestMs),
    lastVisitAt: lastMs === null ? null : new Date(lastMs).toISOString(),
    locked: own.locked,
    ...(parts.packs === null ? {} : { pack: parts.packs.told }),
    ...(own.ports === null || own.ports.length === 0 ? {} : { ports: [...own.ports] }),
  };
}

function secondsOf(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}
