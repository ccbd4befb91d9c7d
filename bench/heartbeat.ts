import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 } from 'uuid';
import { heartbeatSeconds } from '../shared/domain/fleet/heartbeat.ts';
import { type SigningKiosk, healthyBeat, newSigner } from '../test/integration/signing-kiosk.ts';
import { type DeskUnderTest, startDeskUnderTest } from './desk-under-test.ts';
import { percentile } from './percentile.ts';
import { cpuMs, residentMegabytes } from './processes.ts';
import { type Figure, plainFigure, ratioFigure } from './report.ts';

const kiosks = 500;
/** Whole rounds of heartbeats, so that each kiosk is heard as often as the others. */
const rounds = 3;
const measuredMs = rounds * heartbeatSeconds * 1000;
const lookEveryMs = 250;

/**
 * A fleet of 500 kiosks at one desk: each tells how it is every half minute, with a signature of its own
 * key, spread over time as real ones are. Beside it, in the same run, the same desk without them.
 */
export async function heartbeat(): Promise<readonly Figure[]> {
  const desk = await startDeskUnderTest();
  try {
    const alone = await measured(desk, async () => delay(measuredMs));
    const fleet = letIn(desk);
    const beats: number[] = [];
    // Once around before it counts: caches of keys and statements are warm as they are on any day.
    await beaten(fleet, heartbeatSeconds * 1000, []);
    const busy = await measured(desk, () => beaten(fleet, measuredMs, beats));
    return [
      plainFigure('heartbeats that were taken', beats.length, 'count'),
      plainFigure('a heartbeat, p50', percentile(beats, 0.5), 'ms'),
      plainFigure('a heartbeat, p99', percentile(beats, 0.99), 'ms'),
      plainFigure(
        'processor for the fleet, of one',
        (100 * (busy.cpuMs - alone.cpuMs)) / measuredMs,
        'percent',
        10,
      ),
      plainFigure(
        'processor per heartbeat',
        (1000 * (busy.cpuMs - alone.cpuMs)) / Math.max(1, beats.length),
        'µs',
      ),
      ratioFigure('memory of the desk', busy.megabytes, 'MB', alone.megabytes, null),
      ratioFigure(
        'a technician opens the queue, p50',
        percentile(busy.looks, 0.5),
        'ms',
        percentile(alone.looks, 0.5),
        1.25,
      ),
      ratioFigure(
        'the same, p99',
        percentile(busy.looks, 0.99),
        'ms',
        percentile(alone.looks, 0.99),
        2,
      ),
    ];
  } finally {
    await desk.stop();
  }
}

/** What the desk used, and how long a technician waited, while something went on. */
async function measured(desk: DeskUnderTest, meanwhile: () => Promise<void>) {
  const before = await cpuMs(desk.pid);
  const looks: number[] = [];
  let over = false;
  const looking = (async () => {
    while (!over) {
      const from = performance.now();
      const response = await fetch(`${desk.url}/v1/queue`, { headers: desk.staffHeaders });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`The queue answered ${response.status}`);
      looks.push(performance.now() - from);
      await delay(lookEveryMs);
    }
  })();
  await meanwhile();
  over = true;
  await looking;
  return {
    looks,
    cpuMs: (await cpuMs(desk.pid)) - before,
    megabytes: await residentMegabytes(desk.pid),
  };
}

/** Kiosks whose keys the desk knows, as after 500 codes were typed; that alone would take hours. */
function letIn(desk: DeskUnderTest): readonly SigningKiosk[] {
  const file = new DatabaseSync(join(desk.folder, 'desk.sqlite'), { timeout: 5000 });
  const kiosk = file.prepare(
    `insert into kiosk (kiosk_id, name, code_prefix, token_hash, created_at)
     values (?, ?, ?, ?, ?)`,
  );
  const key = file.prepare(
    `insert into kiosk_key (key_id, kiosk_id, public_key, state, registered_at, registered_by)
     values (?, ?, ?, 'active', ?, 'bench')`,
  );
  const at = new Date().toISOString();
  file.exec('begin immediate');
  const fleet = Array.from({ length: kiosks }, (_, place) => {
    const signer = newSigner(desk.url);
    const kioskId = v7();
    kiosk.run(kioskId, `Kiosk ${place}`, codePrefix(place), `none ${kioskId}`, at);
    key.run(signer.keyId, kioskId, signer.publicKey, at);
    return signer;
  });
  file.exec('commit');
  file.close();
  return fleet;
}

/** Two letters, another pair for each. */
function codePrefix(place: number): string {
  return String.fromCodePoint(65 + Math.floor(place / 26), 65 + (place % 26));
}

/** Lets each kiosk tell how it is in its turn for so long; a refused one ends the bench. */
async function beaten(
  fleet: readonly SigningKiosk[],
  forMs: number,
  times: number[],
): Promise<void> {
  const begunMs = performance.now();
  await Promise.all(
    fleet.map(async ({ client }, place) => {
      const everyMs = heartbeatSeconds * 1000;
      for (let turn = (everyMs * place) / fleet.length; turn < forMs; turn += everyMs) {
        await delay(Math.max(0, begunMs + turn - performance.now()));
        const from = performance.now();
        const body = { beat: healthyBeat, selfTest: null };
        const reply = await client.call('kiosk.heartbeat', {
          ...{ params: undefined, query: undefined },
          body,
        });
        if (!reply.ok) throw new Error(`A heartbeat was refused: ${reply.fault.code}`);
        times.push(performance.now() - from);
      }
    }),
  );
}
