import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { derived, measured, type Probe, type ProbeContext } from '../probe.ts';
import { safeTransfer } from '../scsi/drive-bytes.ts';
import { openMedium, type Drive } from '../scsi/drive.ts';
import { isScsiStorage } from '../scsi/place.ts';
import type { Capacity } from '../scsi/replies.ts';
import { samplePlan, type Spot } from '../scsi/sample-plan.ts';
import { onlyFrom, repeatsAfter, seen, type SpotSeen } from '../scsi/sample-signs.ts';

/**
 * No spot is begun after this. The last one may take 4.5 s more (no answer, then a reset), which is
 * still within the probe's own deadline, so that what was seen is told and not cut off.
 */
const budgetMs = 5000;
/** After so many spots without any answer the rest is left alone. */
const mostSilent = 3;
/** Shorter than this a clock of milliseconds measures nothing. */
const shortestMeasureMs = 20;
const superSpeed = 5_000_000_000;
/** What Linux asks of a SuperSpeed drive at once (half of it) and of others (240 sectors). */
const transfer = { superSpeed: 524_288, highSpeed: 122_880 } as const;

/**
 * A sample of the drive: the first megabyte, the places where a fake would begin again, and up to 32
 * spots over the rest. The bytes are compared with each other and forgotten; nothing of them leaves.
 */
export const storageSample: Probe = {
  id: 'storage-sample',
  layer: 'L1',
  deadlineMs: 10_000,
  matches: isScsiStorage,

  async run(context) {
    const opened = await openMedium(context);
    if (!opened.ok) return opened;
    if (opened.value === null) return ok(null);
    const { drive, capacity } = opened.value;
    const sampler = new Sampler(context, drive, capacity);
    const ended = await sampler.run();
    sampler.conclude();
    return ended;
  },
};

/** One walk over a drive. */
class Sampler {
  readonly #context: ProbeContext;
  readonly #drive: Drive;
  readonly #capacity: Capacity;
  readonly #startedMs: number;
  readonly #spots: SpotSeen[] = [];
  readonly #echoes: SpotSeen[] = [];
  /** The first 64 kB, for comparison with where they may come again. */
  #first: SpotSeen | undefined;
  #bytes = 0;
  #silent = 0;

  constructor(context: ProbeContext, drive: Drive, capacity: Capacity) {
    this.#context = context;
    this.#drive = drive;
    this.#capacity = capacity;
    this.#startedMs = context.clock.nowMs();
  }

  async run(): Promise<Result<null, DeviceFault>> {
    const fast = (this.#context.device.bitsPerSecond ?? 0) >= superSpeed;
    const plan = samplePlan(this.#capacity, fast ? transfer.superSpeed : transfer.highSpeed);
    const begun = await this.#readBeginning(plan.beginning);
    if (!begun.ok) return begun;
    for (const spot of plan.echoes) {
      const echo = await this.#look(spot);
      if (!echo.ok) return echo;
      if (echo.value !== null) this.#echoes.push(echo.value);
    }
    for (const spot of plan.spread) {
      const looked = await this.#look(spot);
      if (!looked.ok) return looked;
    }
    return ok(null);
  }

  /** The first megabyte in order: how fast a drive is when it may simply go on. */
  async #readBeginning(spots: readonly Spot[]): Promise<Result<null, DeviceFault>> {
    const { clock, report } = this.#context;
    const startedMs = clock.nowMs();
    for (const spot of spots) {
      const looked = await this.#look(spot);
      if (!looked.ok) return looked;
    }
    const tookMs = clock.nowMs() - startedMs;
    const whole = this.#spots.every((one) => one.result !== 'unreadable');
    if (whole && this.#bytes >= 1_000_000 && tookMs >= shortestMeasureMs) {
      const perSecond = Math.round((this.#bytes / tookMs) * 1000);
      report(measured('drive-sample.speed', perSecond, 'byte-per-second'));
    }
    return ok(null);
  }

  /** One spot; null when time is up. */
  async #look(spot: Spot): Promise<Result<SpotSeen | null, DeviceFault>> {
    const { clock } = this.#context;
    const startedMs = clock.nowMs();
    if (startedMs - this.#startedMs > budgetMs || this.#silent >= mostSilent) return ok(null);
    const { blockSize } = this.#capacity;
    const answer = await this.#drive.read(spot.lba, spot.count, blockSize);
    if (!answer.ok) {
      if (answer.fault.code !== 'device/timeout' || this.#context.stop.aborted) return answer;
      this.#silent += 1;
    }
    const bytes = answer.ok && answer.value.done ? answer.value.value : null;
    const unreadable = { ...spot, result: 'unreadable', slow: false, fingerprint: null } as const;
    const one = bytes === null ? unreadable : seen(spot, bytes, clock.nowMs() - startedMs);
    this.#spots.push(one);
    this.#bytes += bytes?.length ?? 0;
    if (spot.lba === 0 && bytes !== null) {
      this.#first = seen(spot, bytes.subarray(0, safeTransfer), 0);
    }
    return ok(one);
  }

  conclude(): void {
    const { report } = this.#context;
    const spots = this.#spots;
    if (spots.length === 0) return;
    const { blockSize, blocks } = this.#capacity;
    const bad = spots.filter((one) => one.result === 'unreadable');
    report(measured('drive-sample.spots', spots.length, 'count'));
    report(measured('drive-sample.bytes', this.#bytes, 'byte'));
    report(measured('drive-sample.unreadable', bad.length, 'count'));
    report(measured('drive-sample.slow', spots.filter((one) => one.slow).length, 'count'));
    if (bad.length > 0) {
      const place = Math.min(...bad.map((one) => one.lba)) * blockSize;
      report(measured('drive-sample.first-unreadable', place, 'byte'));
    }
    const repeats = repeatsAfter(this.#first, this.#echoes);
    if (repeats !== null)
      report(derived('drive-sample.repeats-after', repeats * blockSize, 'byte'));
    const badFrom = onlyFrom(spots, 'unreadable');
    const emptyFrom = onlyFrom(spots, 'empty');
    const percent = (block: number) => Math.floor((block / blocks) * 100);
    if (badFrom !== null) {
      report(derived('drive-sample.unreadable-from', percent(badFrom), 'percent'));
    }
    if (emptyFrom !== null) {
      report(derived('drive-sample.empty-from', percent(emptyFrom), 'percent'));
    }
  }
}
