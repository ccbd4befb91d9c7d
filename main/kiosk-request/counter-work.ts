import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { KioskState } from '../../shared/contract/kiosk-contract.ts';
import type { KioskProgress, WantedDevice } from '../../shared/domain/kiosk-request.ts';
import type { DeviceSummary, Readout } from '../../shared/domain/readout.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import { type ReadingDeadlines, readingDeadlineMs } from '../visit/reading-deadline.ts';
import { chooseDevice } from './choose-device.ts';
import type { Job } from './job.ts';

export interface CounterWorkParts extends ReadingDeadlines {
  readonly reader: ReaderLink;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
  readonly onChange: () => void;
}

/** Tells the desk how far a job is; a fault when the desk does not want it any more. */
export type Tell = (progress: KioskProgress) => Promise<Result<unknown, Fault>>;

/** Reads devices for the counter, one after the other. Whoever calls has seen that no visit is under way. */
export class CounterWork {
  private readonly parts: CounterWorkParts;
  private readonly standing = new Set<string>();
  private readonly stops: readonly (() => void)[];
  private job: Job | null = null;
  private current: KioskState['counterWork'] = null;
  private reading: { readonly deviceId: string; readonly onPrompt: () => void } | null = null;

  constructor(parts: CounterWorkParts) {
    this.parts = parts;
    const { reader } = parts;
    let listed = false;
    this.stops = [
      reader.onFault((now) => {
        if (now !== null || listed) return;
        listed = true;
        void reader.call('device.list', {}).then((list) => {
          if (list.ok) for (const { deviceId } of list.value) this.standing.add(deviceId);
        });
      }),
      reader.on('device.attached', () => this.job?.wake()),
      reader.on('device.detached', ({ deviceId }) => {
        this.standing.delete(deviceId);
      }),
      reader.on('readout.prompt', ({ deviceId, prompt }) => {
        if (prompt !== null && this.reading?.deviceId === deviceId) this.reading.onPrompt();
      }),
    ];
  }

  /** What the screen says of it. */
  get state(): KioskState['counterWork'] {
    return this.current;
  }

  async read(job: Job, wanted: WantedDevice | null, tell: Tell): Promise<Result<Readout, Fault>> {
    this.job = job;
    try {
      const device = await this.find(job, wanted, tell);
      return device.ok ? await this.readDevice(job, device.value, tell) : device;
    } finally {
      this.job = null;
      this.become(null);
    }
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }

  /** The device that is meant; waits for one to be plugged in as long as the request lives. */
  private async find(
    job: Job,
    wanted: WantedDevice | null,
    tell: Tell,
  ): Promise<Result<DeviceSummary, Fault>> {
    for (;;) {
      if (job.stopped !== null) return err(stoppedFault(job));
      // Listens before it looks, so that nothing is plugged in between the two.
      const woken = Promise.withResolvers<void>();
      const forget = job.onWake(woken.resolve);
      try {
        const choice = await this.choose(wanted);
        if (!choice.ok) return choice;
        if (choice.value.found !== null) return ok(choice.value.found);
        if (choice.value.why === 'several') {
          return err(fault('kiosk/device-ambiguous', 'Several devices could be meant'));
        }
        if (this.current !== 'waiting-for-device') {
          this.become('waiting-for-device');
          const wantedStill = await tell('waiting-for-device');
          if (!wantedStill.ok) return wantedStill;
        }
        const over = overOf(job);
        if (over !== null) return err(over);
        await woken.promise;
      } finally {
        forget();
      }
    }
  }

  private async choose(wanted: WantedDevice | null) {
    const { reader } = this.parts;
    const attached = await reader.call('device.list', {});
    if (!attached.ok) return attached;
    const serials = await reader.call('device.serials', {});
    if (!serials.ok) return serials;
    return ok(
      chooseDevice(wanted, {
        attached: attached.value,
        serials: new Map(serials.value.map(({ deviceId, serial }) => [deviceId, serial])),
        standing: this.standing,
      }),
    );
  }

  private async readDevice(
    job: Job,
    device: DeviceSummary,
    tell: Tell,
  ): Promise<Result<Readout, Fault>> {
    const { reader, config } = this.parts;
    const { deviceId } = device;
    this.become('reading');
    const wantedStill = await tell('reading');
    if (!wantedStill.ok) return wantedStill;
    if (job.stopped !== null) return err(stoppedFault(job));
    let prompted = false;
    this.reading = {
      deviceId,
      // Once is enough: a device that asks again and again would fill the desk's log.
      onPrompt: () => {
        if (!prompted) void tell('needs-hand');
        prompted = true;
      },
    };
    const forget = job.onWake(() => {
      if (job.stopped !== null) void reader.call('device.stop-reading', { deviceId });
    });
    try {
      const readout = await reader.call('device.read', {
        deviceId,
        upTo: config().readUpTo,
        deadlineMs: readingDeadlineMs(device, this.parts),
      });
      return job.stopped === null ? readout : err(stoppedFault(job));
    } finally {
      forget();
      this.reading = null;
    }
  }

  private become(state: KioskState['counterWork']): void {
    if (this.current === state) return;
    this.current = state;
    this.parts.onChange();
  }
}

function overOf(job: Job): Fault | null {
  if (job.stopped !== null) return stoppedFault(job);
  return job.isLate ? fault('kiosk/no-device', 'Nothing was plugged in in time') : null;
}

function stoppedFault(job: Job): Fault {
  return job.stopped === 'kiosk/taken-over'
    ? fault('kiosk/taken-over', 'A visitor began a visit')
    : fault('request/over', 'The desk does not want it any more');
}
