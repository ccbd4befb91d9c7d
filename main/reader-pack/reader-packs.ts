import { readFile } from 'node:fs/promises';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { ToldPack } from '../../shared/domain/fleet/heartbeat.ts';
import type { ListedPack } from '../../shared/domain/release/documents.ts';
import { type InstallState, emptyTally } from '../../shared/domain/release/gate.ts';
import { packName } from '../../shared/domain/release/rolled-out.ts';
import { parseBundle } from '../../shared/release/believe.ts';
import { type PackDecision, decidePack } from '../../shared/release/decide-pack.ts';
import { followRoots, rootOf } from '../../shared/release/trust.ts';
import { fetchRelease } from '../update/fetch-release.ts';
import { onDisk } from '../update/file-fault.ts';
import type { ReaderPacksParts } from './reader-packs-parts.ts';
import { RefusedPacks } from './refused-packs.ts';

/** The mean time between two questions; each wait is between half of it and one and a half. */
const askEveryMs = 60 * 60 * 1000;
/** How soon it is looked again whether the last visit is over. */
const lookAgainMs = 3000;
/** A reader that lived so long with a pack can work with it. */
const provenAfterMs = 60_000;
const tellEveryMs = 5 * 60_000;
/** One death may be a device's; two within the first minute are the pack's. */
const deathsUntilDropped = 2;

/** Of a pack that was dropped here and that the desk has heard of. */
const neverHere = fault(
  'update/not-installable',
  'The reader of this kiosk could not work with it',
);

/** A desk that is away, or has no packs to give, refuses nothing. */
const saysNothing: ReadonlySet<string> = new Set<Fault['code']>([
  'desk/unreachable',
  'auth/required',
  'update/not-set-up',
  'input/unknown-route',
]);

/**
 * Which pack the readers of this kiosk use (ADR 44). Asks the desk, believes what both keys name, keeps it, and
 * hands it to the reader between visits. Whatever goes wrong leaves the last good one in force.
 */
export class ReaderPacks {
  readonly #parts: ReaderPacksParts;
  readonly #refused: RefusedPacks;
  /** How often the reader died since it has the pack in force; null once that one is proven. */
  #deaths: number | null = null;
  /** Kept, and not yet handed to the reader. */
  #isWaiting = false;
  #isLooking = false;
  #isStopped = false;
  #cancelAsking: () => void = () => undefined;
  #cancelHanding: () => void = () => undefined;
  #cancelProof: () => void = () => undefined;
  #cancelTelling: () => void = () => undefined;
  #stopListening: () => void = () => undefined;

  constructor(parts: ReaderPacksParts) {
    this.#parts = parts;
    this.#refused = new RefusedPacks(parts.log);
  }

  /** What a heartbeat says of it. */
  get told(): ToldPack {
    return { running: this.#parts.shelf.inForce.number, refused: this.#refused.told };
  }

  /** Before the reader starts: it begins with the last good one. */
  async start(): Promise<void> {
    const { shelf, reader, counter, random } = this.#parts;
    this.#stopListening = reader.onDeath(() => void this.#readerDied());
    const lost = await shelf.load();
    if (lost !== null) this.#refused.refuse(null, lost);
    await counter.countFor(packName(shelf.inForce.number));
    await this.#hand('started');
    this.#askLater(askEveryMs * random());
    this.#tellLater();
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopListening();
    this.#cancelAsking();
    this.#cancelHanding();
    this.#cancelProof();
    this.#cancelTelling();
    return Promise.resolve();
  }

  /** Asks now instead of at its random moment; one question at a time. */
  askNow(): void {
    if (this.#isLooking || this.#isStopped) return;
    this.#cancelAsking();
    this.#askLater(0);
  }

  /** One question, with all that follows from it. */
  async look(): Promise<Result<PackDecision['do'], Fault>> {
    const decided = await this.#decide();
    if (!decided.ok) {
      if (!saysNothing.has(decided.fault.code)) this.#refused.refuse(null, decided.fault);
      return decided;
    }
    const decision = decided.value;
    this.#refused.believed();
    if (decision.do === 'use') {
      const { number } = decision.pack;
      const taken = await this.#take(decision.pack);
      if (taken.ok) this.#refused.taken(number);
      else if (!saysNothing.has(taken.fault.code)) this.#refused.refuse(number, taken.fault);
      return taken.ok ? ok('use') : taken;
    }
    if (decision.do === 'return') {
      const number = this.#parts.shelf.inForce.number;
      const back = await this.#parts.shelf.goBack(false);
      if (!back.ok) return back;
      await this.#report(number, 'returned', null);
      await this.#handBetweenVisits();
    }
    return ok(decision.do);
  }

  /** What the desk says now, proven; what was proven is kept before anything is done with it. */
  async #decide(): Promise<Result<PackDecision, Fault>> {
    const { clock, source, trust, version, shelf } = this.#parts;
    const kioskId = this.#parts.kioskId();
    if (kioskId === null) return err(fault('auth/required', 'No desk knows this kiosk yet'));
    const subject = { kioskId, version, pack: shelf.inForce.number };
    const kept = await trust.load();
    if (!kept.ok) return kept;
    const bytes = await source.pack(rootOf(kept.value).version, subject);
    if (!bytes.ok) return bytes;
    const bundle = parseBundle(bytes.value);
    if (!bundle.ok) return bundle;
    const followed = followRoots(kept.value, bundle.value.roots);
    if (followed.trusted !== kept.value) {
      const saved = await trust.keep(followed.trusted);
      if (!saved.ok) return saved;
    }
    if (followed.fault !== null) return { ok: false, fault: followed.fault };
    const decided = decidePack(followed.trusted, bundle.value, subject, clock.nowMs());
    if (!decided.ok) return decided;
    const saved = await trust.keep(decided.value.trusted);
    return saved.ok ? ok(decided.value.decision) : saved;
  }

  /** Fetches it, proves it, keeps it, and hands it to the reader as soon as nobody is served. */
  async #take({ number, file }: ListedPack): Promise<Result<null, Fault>> {
    const { source, folder, shelf } = this.#parts;
    if (shelf.isUnfit(number)) {
      const unfit = fault('pack/reader-failed', `The reader could not work with pack ${number}`);
      // Once: told anew it would halt a rollout that an admin let go on. After that no ring waits for this kiosk.
      if (shelf.untold.includes(number)) await this.#tellOfDrops();
      else await this.#report(number, 'ready', neverHere);
      return err(unfit);
    }
    const fetched = await fetchRelease({ source, folder, onProgress: () => undefined }, file);
    if (!fetched.ok) return fetched;
    const text = await onDisk(async () => ok(await readFile(fetched.value, 'utf8')));
    if (!text.ok) return text;
    const kept = await shelf.keep(text.value, number);
    if (!kept.ok) {
      // A disk or a database that refuses it is this kiosk's, and no fault of the pack: that halts nothing.
      const state = kept.fault.code === 'pack/broken' ? 'failed' : 'ready';
      await this.#report(number, state, kept.fault);
      return kept;
    }
    await this.#handBetweenVisits();
    return ok(null);
  }

  async #handBetweenVisits(): Promise<void> {
    this.#isWaiting = true;
    const isVisited = await this.#parts.isVisited();
    if (!this.#isWaiting || this.#isStopped) return;
    this.#cancelHanding();
    if (isVisited) {
      this.#cancelHanding = this.#parts.timer.after(
        lookAgainMs,
        () => void this.#handBetweenVisits(),
      );
      return;
    }
    const { counter, shelf, log } = this.#parts;
    const { number } = shelf.inForce;
    await counter.countFor(packName(number));
    log.info('Another reader pack holds', { version: packName(number) });
    await this.#hand('started');
  }

  /** From now on the reader has the pack in force; whether it can work with it shows in the next minute. */
  async #hand(state: 'started' | 'returned'): Promise<void> {
    const { reader, shelf, version, timer } = this.#parts;
    const { inForce } = shelf;
    this.#isWaiting = false;
    this.#deaths = shelf.isProvenBy(version) ? null : 0;
    this.#cancelProof();
    this.#cancelProof = timer.after(provenAfterMs, () => void this.#proven());
    const used = await reader.usePack(shelf.isBuiltIn ? null : inForce);
    if (!used.ok && used.fault.code === 'input/invalid') {
      await this.#drop(used.fault);
      return;
    }
    // Nobody waits for it: a desk that is away hears the next one.
    if (state === 'started') void this.#report(inForce.number, 'started', null);
  }

  async #proven(): Promise<void> {
    const { shelf, version } = this.#parts;
    // The next one is proven by itself.
    if (this.#isWaiting) return;
    this.#deaths = null;
    if (!shelf.isProvenBy(version)) await shelf.proven(version);
    void this.#report(shelf.inForce.number, 'healthy', null);
  }

  async #readerDied(): Promise<void> {
    if (this.#deaths === null || this.#isWaiting) return;
    this.#deaths += 1;
    if (this.#deaths < deathsUntilDropped) return;
    this.#deaths = null;
    await this.#drop(fault('pack/reader-failed', 'The reader ended twice in its first minute'));
  }

  /** The one before is in force again, and this one never more. */
  async #drop({ detail }: Fault): Promise<void> {
    const { shelf, counter } = this.#parts;
    const { number } = shelf.inForce;
    const back = await shelf.goBack(true);
    if (!back.ok) return this.#refused.refuse(number, back.fault);
    const unfit = fault('pack/reader-failed', detail);
    this.#refused.refuse(number, unfit);
    await counter.countFor(packName(back.value.number));
    await this.#hand('returned');
    await this.#tellOfDrops();
  }

  /** Until the desk has heard of it, as of a version that went back: the rollout must halt. */
  async #tellOfDrops(): Promise<void> {
    const { shelf } = this.#parts;
    const reason = fault('pack/reader-failed', 'The reader could not work with it');
    for (const number of shelf.untold) {
      const heard = await this.#report(number, 'returned', reason);
      if (heard.ok) await shelf.told(number);
    }
  }

  #report(number: number, state: InstallState, reason: Fault | null) {
    const { desk, counter, shelf } = this.#parts;
    const isOwn = number === shelf.inForce.number;
    const body = {
      version: packName(number),
      state,
      percent: 100,
      reason: reason?.code ?? null,
      tally: isOwn ? counter.tally : emptyTally,
    };
    return desk.call('update.report', { params: undefined, query: undefined, body });
  }

  /** How the pack in force does, again and again: the gate of its rollout waits for its figures. */
  #tellLater(): void {
    this.#cancelTelling = this.#parts.timer.after(tellEveryMs, () => {
      if (this.#deaths === null && !this.#isWaiting)
        void this.#report(this.told.running, 'healthy', null);
      void this.#tellOfDrops();
      this.#tellLater();
    });
  }

  #askLater(delayMs: number): void {
    this.#cancelAsking = this.#parts.timer.after(delayMs, () => {
      this.#isLooking = true;
      void this.look().then(() => {
        this.#isLooking = false;
        if (!this.#isStopped) this.#askLater(askEveryMs * (0.5 + this.#parts.random()));
      });
    });
  }
}
