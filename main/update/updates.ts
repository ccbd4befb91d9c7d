import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { heartbeatSeconds } from '../../shared/domain/fleet/heartbeat.ts';
import type { MaintenanceWindow } from '../../shared/domain/maintenance-window.ts';
import type { Release } from '../../shared/domain/release/documents.ts';
import {
  type InstallState,
  type TakenBack,
  type VersionTally,
  emptyTally,
} from '../../shared/domain/release/gate.ts';
import { parseBundle } from '../../shared/release/believe.ts';
import {
  type Decision,
  type UpdateSubject,
  decideUpdate,
} from '../../shared/release/decide-update.ts';
import { followRoots, rootOf } from '../../shared/release/trust.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import type { Timer } from '../timing/timer.ts';
import { fetchRelease } from './fetch-release.ts';
import type { Installer } from './installer.ts';
import { isWithin } from './maintenance-window.ts';
import type { UpdateSource } from './update-source.ts';
import type { UpdateTrust } from './update-trust.ts';

export interface UpdatesParts {
  readonly clock: Clock;
  readonly timer: Timer;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
  readonly log: Log;
  readonly machine: Omit<UpdateSubject, 'kioskId'>;
  /** Null as long as no desk registered this kiosk. */
  readonly kioskId: () => string | null;
  readonly source: UpdateSource;
  readonly desk: Pick<DeskClient, 'call'>;
  readonly trust: UpdateTrust;
  readonly installer: Installer;
  readonly folder: string;
  readonly window: () => MaintenanceWindow;
  /** The time on the wall, `HH:MM`. */
  readonly wallTime: (nowMs: number) => string;
  /** Whether somebody stands at the kiosk. */
  readonly isVisited: () => Promise<boolean>;
  /** What this version counted so far. */
  readonly tally: () => Promise<VersionTally>;
}

/** The mean time between two questions; each wait is between half of it and one and a half. */
export const askEveryMs = 60 * 60 * 1000;
/** A version that ran for so long is well; from then on it says so, with its figures, again and again. */
const wellAfterMs = 60_000;
const tellEveryMs = 5 * 60_000;
/** A desk that did not hear that a version went back is told again with the next heartbeat. */
const tellOfReturnEveryMs = heartbeatSeconds * 1000;
/** How often a kiosk that has a release ready looks whether it may install. */
const lookEveryMs = 60_000;

/**
 * Asks the desk what to do, fetches what it may, and installs it between visits and within the window. Whatever
 * goes wrong leaves the kiosk as it is.
 */
export class Updates {
  readonly #parts: UpdatesParts;
  #cancel: () => void = () => undefined;
  #cancelTelling: () => void = () => undefined;
  #cancelReturn: () => void = () => undefined;
  #isWell = false;
  #isStopped = false;
  #isLooking = false;
  /** Proven, downloaded and waiting for a quiet moment. */
  #ready: Release | null = null;
  /** The last one that could not be installed, and why; the desk hears it beside that version. */
  #refused: { readonly release: Release; readonly fault: Fault } | null = null;
  /** The next start is of another version: until then nothing else is done. */
  #isInstalled = false;

  constructor(parts: UpdatesParts) {
    this.#parts = parts;
  }

  /** Tells the desk that this version runs, and what was taken back; then asks on and on. */
  start(): void {
    void this.#tellOfStart();
    this.#later(askEveryMs * this.#parts.random());
    this.#tellLater(wellAfterMs);
  }

  /** Asks no more. A download that is on its way ends with the program, and goes on after the next start. */
  stop(): void {
    this.#isStopped = true;
    this.#cancel();
    this.#cancelTelling();
    this.#cancelReturn();
  }

  /** Asks now instead of at its random moment; one question at a time. */
  askNow(): void {
    if (this.#isLooking || this.#isStopped) return;
    this.#cancel();
    this.#later(0);
  }

  /** One question, with all that follows from it. */
  async look(): Promise<Result<Decision['do'], Fault>> {
    const done = await this.#look();
    if (done.ok) return done;
    this.#parts.log.warn('No update', { fault: done.fault.code, detail: done.fault.detail });
    // What could not be installed was told beside that version.
    if (done.fault !== this.#refused?.fault) {
      await this.#report(this.#parts.machine.version, this.#state(), 100, done.fault);
    }
    return done;
  }

  async #look(): Promise<Result<Decision['do'], Fault>> {
    const { installer } = this.#parts;
    if (this.#isInstalled) {
      await this.#restart();
      return ok('install');
    }
    const decided = await this.#decide();
    if (!decided.ok) return decided;
    this.#ready = null;
    if (decided.value.do === 'stay') return ok('stay');
    if (decided.value.do === 'return') {
      if (!(await this.#isQuiet())) return ok('return');
      const back = await installer.goBack();
      if (!back.ok) return back;
      await this.#restart();
      return ok('return');
    }
    const { release } = decided.value;
    const fetched = await this.#fetch(release);
    if (!fetched.ok) return fetched;
    this.#ready = release;
    await this.#report(release.version, 'ready', 100, this.#whyRefused(release));
    return this.#installNow(fetched.value, release);
  }

  /** What the desk says now, proven; what was proven is kept before anything is done with it. */
  async #decide(): Promise<Result<Decision, Fault>> {
    const { clock, source, machine, trust } = this.#parts;
    const kioskId = this.#parts.kioskId();
    if (kioskId === null) return err(fault('auth/required', 'No desk knows this kiosk yet'));
    const subject = { ...machine, kioskId };
    const kept = await trust.load();
    if (!kept.ok) return kept;
    const bytes = await source.bundle(rootOf(kept.value).version, subject);
    if (!bytes.ok) return bytes;
    const bundle = parseBundle(bytes.value);
    if (!bundle.ok) return bundle;
    const followed = followRoots(kept.value, bundle.value.roots);
    if (followed.trusted !== kept.value) {
      const saved = await trust.keep(followed.trusted);
      if (!saved.ok) return saved;
    }
    if (followed.fault !== null) return { ok: false, fault: followed.fault };
    const decided = decideUpdate(followed.trusted, bundle.value, subject, clock.nowMs());
    if (!decided.ok) return decided;
    const saved = await trust.keep(decided.value.trusted);
    return saved.ok ? ok(decided.value.decision) : saved;
  }

  async #fetch(release: Release): Promise<Result<string, Fault>> {
    const { source, folder } = this.#parts;
    let told = 0;
    const onProgress = (percent: number) => {
      if (percent < told + 10) return;
      told = percent;
      // Nobody waits for it: a desk that is away hears the next one.
      void this.#report(release.version, 'downloading', percent, null);
    };
    const fetched = await fetchRelease({ source, folder, onProgress }, release.file);
    if (!fetched.ok) await this.#report(release.version, 'downloading', told, fetched.fault);
    return fetched;
  }

  /**
   * Installs when its own version is proven, nobody is there, it is time, and the desk still says so: a download takes long enough for a
   * rollout to be halted. Else not now, which is no fault.
   */
  async #installNow(file: string, release: Release): Promise<Result<Decision['do'], Fault>> {
    const { installer } = this.#parts;
    if ((await installer.isOnTrial()) || !(await this.#isQuiet())) return ok('install');
    const again = await this.#decide();
    if (!again.ok) return again;
    const { value: decision } = again;
    const isSame =
      decision.do === 'install' && decision.release.file.sha512 === release.file.sha512;
    if (!isSame) return ok(decision.do);
    const installed = await installer.install(file, release);
    if (!installed.ok) {
      this.#refused = { release, fault: installed.fault };
      await this.#report(release.version, 'ready', 100, installed.fault);
      return installed;
    }
    this.#refused = null;
    this.#ready = null;
    await this.#restart();
    return ok('install');
  }

  /** Stays until it is installed: that it waits for a quiet moment mends nothing. */
  #whyRefused({ file }: Release): Fault | null {
    return this.#refused?.release.file.sha512 === file.sha512 ? this.#refused.fault : null;
  }

  /** To copy and prove a file takes its time: whoever came meanwhile is served first. */
  async #restart(): Promise<void> {
    this.#isInstalled = true;
    if (!(await this.#parts.isVisited())) this.#parts.installer.restart();
  }

  async #isQuiet(): Promise<boolean> {
    const { window, wallTime, clock, isVisited } = this.#parts;
    return isWithin(window(), wallTime(clock.nowMs())) && !(await isVisited());
  }

  async #tellOfStart(): Promise<void> {
    await this.#report(this.#parts.machine.version, 'started', 100, null);
    await this.#tellOfReturn();
  }

  /** Until the desk has heard of it: what was taken back must halt its rollout, also when the desk was away. */
  async #tellOfReturn(): Promise<void> {
    const { installer, timer } = this.#parts;
    const returned = await installer.returned();
    if (returned === null) return;
    const { version, reason } = returned;
    const told = await this.#report(version, 'returned', 100, null, reason);
    if (told.ok) await installer.forgetReturned();
    if (told.ok || this.#isStopped) return;
    this.#cancelReturn = timer.after(tellOfReturnEveryMs, () => void this.#tellOfReturn());
  }

  async #report(
    version: string,
    state: InstallState,
    percent: number,
    reason: Fault | null,
    because?: TakenBack,
  ): Promise<Result<unknown, Fault>> {
    // This program counts for itself only; of another version it has counted nothing.
    const isOwn = version === this.#parts.machine.version;
    const tally = isOwn ? await this.#parts.tally() : emptyTally;
    const said = { version, state, percent, reason: reason?.code ?? null, tally };
    const body = because === undefined ? said : { ...said, because };
    return this.#parts.desk.call('update.report', { params: undefined, query: undefined, body });
  }

  #state(): InstallState {
    return this.#isWell ? 'healthy' : 'started';
  }

  #tellLater(delayMs: number): void {
    this.#cancelTelling = this.#parts.timer.after(delayMs, () => {
      this.#isWell = true;
      // The next one tells it too, with newer figures.
      void this.#report(this.#parts.machine.version, 'healthy', 100, null);
      this.#tellLater(tellEveryMs);
    });
  }

  #later(delayMs: number): void {
    this.#cancel = this.#parts.timer.after(delayMs, () => {
      this.#isLooking = true;
      void this.look().then(() => {
        this.#isLooking = false;
        if (this.#isStopped) return;
        const spread = askEveryMs * (0.5 + this.#parts.random());
        // Asked anew before each try: a rollout that was halted meanwhile is not installed.
        this.#later(this.#ready === null && !this.#isInstalled ? spread : lookEveryMs);
      });
    });
  }
}
