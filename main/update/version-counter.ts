import { z } from 'zod';
import type { Clock } from '../../shared/base/clock.ts';
import {
  type VersionTally,
  emptyTally,
  versionTallySchema,
} from '../../shared/domain/release/gate.ts';
import type { Kiosk } from '../kiosk.ts';
import type { SettingStore } from '../store/setting-store.ts';

const keptSchema = z.strictObject({ version: z.string(), tally: versionTallySchema });

/** Longer than any visit: somebody who stood there all day was no visitor, or the clock was moved. */
const longestVisitSeconds = 60 * 60;

/**
 * Counts how this version of the program, or this reader pack, does, for the gate of its rollout: nothing of any visitor, only how many there were,
 * how long they took together, and what went wrong.
 */
export class VersionCounter {
  readonly #settings: SettingStore;
  readonly #name: string;
  #version: string;
  readonly #clock: Clock;
  #tally: VersionTally = emptyTally;

  /** @param name under which it is kept. */
  constructor(settings: SettingStore, version: string, clock: Clock, name = 'version-tally') {
    this.#settings = settings;
    this.#name = name;
    this.#version = version;
    this.#clock = clock;
  }

  get tally(): VersionTally {
    return this.#tally;
  }

  /**
   * Goes on from what this version counted before.
   *
   * @param wasVisited whether somebody stood at the kiosk when its program ended: then it crashed under his hands.
   */
  async begin(wasVisited: boolean): Promise<void> {
    const kept = await this.#settings.get(this.#name, keptSchema);
    if (kept.ok && kept.value?.version === this.#version) this.#tally = kept.value.tally;
    if (wasVisited) await this.#add({ visits: 1, crashed: 1 });
  }

  /** From now on another one is used: what it counted before goes on if nothing else was counted since. */
  async countFor(version: string): Promise<void> {
    this.#version = version;
    this.#tally = emptyTally;
    await this.begin(false);
  }

  /** The same kiosk, of which visits and readouts are counted. */
  counted(kiosk: Kiosk): Kiosk {
    const { handlers } = kiosk;
    return {
      ...kiosk,
      handlers: {
        ...handlers,
        'visit.submit': async (input) => {
          const done = await handlers['visit.submit'](input);
          if (done.ok) await this.#add({ visits: 1, visitSeconds: this.#secondsOf(input.visitId) });
          return done;
        },
        'device.read': async (input) => {
          const done = await handlers['device.read'](input);
          await this.#add({ readouts: 1, readoutsFailed: done.ok ? 0 : 1 });
          return done;
        },
      },
    };
  }

  /** A visit's id holds the moment of its first touch (UUIDv7, RFC 9562 section 5.7). */
  #secondsOf(visitId: string): number {
    const beganMs = Number.parseInt(visitId.replaceAll('-', '').slice(0, 12), 16);
    const seconds = Math.round((this.#clock.nowMs() - beganMs) / 1000);
    return Math.min(Math.max(seconds, 0), longestVisitSeconds);
  }

  /** A count that cannot be kept is lost with the program; no visitor waits for it. */
  async #add(more: Partial<VersionTally>): Promise<void> {
    const now = this.#tally;
    this.#tally = {
      visits: now.visits + (more.visits ?? 0),
      crashed: now.crashed + (more.crashed ?? 0),
      readouts: now.readouts + (more.readouts ?? 0),
      readoutsFailed: now.readoutsFailed + (more.readoutsFailed ?? 0),
      visitSeconds: now.visitSeconds + (more.visitSeconds ?? 0),
    };
    await this.#settings.keep(this.#name, { version: this.#version, tally: this.#tally });
  }
}
