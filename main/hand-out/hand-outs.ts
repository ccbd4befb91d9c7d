import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { CallInput, CallOutput, Handlers } from '../../shared/contract/contract.ts';
import type { HandedOut } from '../../shared/contract/hand-out-routes.ts';
import type { KioskContract } from '../../shared/contract/kiosk-contract.ts';
import type { HandedOutAtKiosk } from '../../shared/contract/kiosk-hand-out-calls.ts';
import type { HandOutChoice } from '../../shared/domain/hand-out.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { DeskLink } from '../desk/desk-link.ts';
import { nothing } from '../ipc/nothing.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import { qrSvg } from '../slip/qr-svg.ts';
import { type Slips, printerAfter } from '../slip/slips.ts';
import { type ReadingDeadlines, readingDeadlineMs } from '../visit/reading-deadline.ts';
import type { Visits } from '../visit/visits.ts';

export interface HandOutParts extends ReadingDeadlines {
  readonly clock: Clock;
  readonly desk: Pick<DeskLink, 'call' | 'putPhoto' | 'state'>;
  readonly reader: ReaderLink;
  readonly visits: Pick<Visits, 'draft' | 'photo' | 'showedBadge'>;
  readonly slips: Pick<Slips, 'printPdf'>;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
}

/** What was read for somebody, and the id under which he will have signed for it. */
interface Proven {
  readonly visitId: string;
  readonly handOutId: string;
  readonly choice: HandOutChoice;
  readonly version: number;
  readonly readout: Readout;
  /** The desk was asked to sign: whatever is answered later, it may have done so. */
  asked: boolean;
}

/** A device that is read for somebody. */
interface Reading {
  readonly visitId: string;
  readonly deviceId: string;
}

type Calls = `hand-out.${'offers' | 'read' | 'stop-reading' | 'sign' | 'receipt'}`;

/**
 * Devices that people take along (ADR 40). Nothing of it is kept here: the desk does all of it in one
 * command or nothing, under an id that is made when the device is read and stays the same for every try.
 */
export class HandOuts {
  readonly handlers: Pick<Handlers<KioskContract>, Calls>;
  private readonly parts: HandOutParts;
  private proven: Proven | null = null;
  /** Who has the reader now. */
  private reading: Reading | null = null;
  /** The reading that somebody waits for: whoever goes on, back or away takes it away. */
  private awaited: Reading | null = null;

  constructor(parts: HandOutParts) {
    this.parts = parts;
    this.handlers = {
      'hand-out.offers': ({ visitId }) => this.offers(visitId),
      'hand-out.read': (input) => this.read(input),
      'hand-out.stop-reading': async ({ visitId }) => nothing(await this.stopReading(visitId)),
      'hand-out.sign': (input) => this.sign(input),
      'hand-out.receipt': (input) => this.receipt(input),
    };
  }

  /** Whether this device is being read for somebody who takes it along, so that its progress may be shown. */
  isReading(deviceId: string): boolean {
    return this.reading?.deviceId === deviceId;
  }

  /** Whoever stood here has gone: nothing is read for him any more, and nothing of it stays. */
  async leave(visitId: string): Promise<Result<null, Fault>> {
    if (this.proven?.visitId === visitId) this.proven = null;
    return this.stopReading(visitId);
  }

  private async stopReading(visitId: string): Promise<Result<null, Fault>> {
    if (this.awaited?.visitId === visitId) this.awaited = null;
    if (this.reading?.visitId !== visitId) return ok(null);
    const { deviceId } = this.reading;
    const stopped = await this.parts.reader.call('device.stop-reading', { deviceId });
    return stopped.ok ? ok(null) : stopped;
  }

  private async offers(
    visitId: string,
  ): Promise<Result<CallOutput<KioskContract, 'hand-out.offers'>, Fault>> {
    const personId = await this.personOf(visitId);
    if (!personId.ok) return personId;
    return this.parts.desk.call('hand-out.offers', {
      ...noParts,
      body: { personId: personId.value },
    });
  }

  private async read({
    visitId,
    choice,
    deviceId,
  }: CallInput<KioskContract, 'hand-out.read'>): Promise<
    Result<CallOutput<KioskContract, 'hand-out.read'>, Fault>
  > {
    if (this.reading !== null) return err(fault('device/busy', 'A device is being read already'));
    const reading = { visitId, deviceId };
    this.awaited = reading;
    this.proven = null;
    const read = await this.readFor(reading);
    if (!read.ok) return read;
    const { personId, readout } = read.value;
    if (!readout.ok) return ok({ outcome: 'refused', fault: readout.fault });
    const told = await this.parts.desk.call('hand-out.recognise', {
      ...noParts,
      body: { personId, choice, readout: readout.value },
    });
    if (!told.ok) return ok({ outcome: 'refused', fault: told.fault });
    if (this.awaited !== reading) return err(nobodyWaits());
    this.proven = {
      visitId,
      handOutId: uuidv7({ msecs: this.parts.clock.nowMs() }),
      choice,
      version: told.value.version,
      readout: readout.value,
      asked: false,
    };
    return ok({ outcome: 'found', device: told.value.device });
  }

  private async sign({
    visitId,
    photoHash,
    ...signed
  }: CallInput<KioskContract, 'hand-out.sign'>): Promise<Result<HandedOutAtKiosk, Fault>> {
    const personId = await this.personOf(visitId);
    if (!personId.ok) return personId;
    if (this.proven === null || this.proven.visitId !== visitId) {
      return err(fault('input/invalid', 'Nothing was read for this visitor'));
    }
    const { proven } = this;
    const { handOutId, choice, version, readout } = proven;
    const photo = photoHash === null ? ok({}) : await this.sendPhoto(proven, photoHash);
    if (!photo.ok) return photo;
    proven.asked = true;
    const made = await this.parts.desk.call('hand-out.sign', {
      params: { handOutId },
      query: undefined,
      body: { personId: personId.value, choice, version, readout, ...signed, ...photo.value },
    });
    return made.ok ? ok(await this.shown(made.value)) : made;
  }

  /** The photo is at the desk before anything is signed for: what was signed never waits for it. */
  private async sendPhoto(
    { visitId, asked }: Proven,
    photoHash: string,
  ): Promise<Result<{ readonly photoHash: string }, Fault>> {
    const jpeg = await this.parts.visits.photo(visitId, photoHash);
    if (!jpeg.ok) return jpeg;
    const sent = await this.parts.desk.putPhoto(photoHash, jpeg.value);
    if (sent.ok) return ok({ photoHash });
    return asked
      ? sent
      : err(fault('hand-out/photo-not-sent', `The photo did not arrive: ${sent.fault.code}`));
  }

  private async receipt({
    visitId,
    handoverId,
  }: CallInput<KioskContract, 'hand-out.receipt'>): Promise<Result<HandedOutAtKiosk, Fault>> {
    const personId = await this.personOf(visitId);
    if (!personId.ok) return personId;
    const found = await this.parts.desk.call('hand-out.receipt', {
      params: { handOutId: handoverId },
      query: undefined,
      body: { personId: personId.value },
    });
    return found.ok ? ok(await this.shown(found.value)) : found;
  }

  private async shown({ receiptPath, slip, ...told }: HandedOut): Promise<HandedOutAtKiosk> {
    const { desk, slips } = this.parts;
    const base = (desk.state.identity?.publicUrl ?? '').replace(/\/+$/u, '');
    const printed = await slips.printPdf(Buffer.from(slip, 'base64'));
    return {
      ...told,
      qrSvg: await qrSvg(`${base}${receiptPath}`),
      printer: printerAfter(printed),
    };
  }

  /** Only somebody of the list of people takes something along; a guest goes to a technician. */
  private async personOf(visitId: string): Promise<Result<string, Fault>> {
    const { desk, visits } = this.parts;
    const draft = await visits.draft(visitId);
    if (!draft.ok) return draft;
    const { visitor } = draft.value;
    if (visitor?.kind !== 'known') {
      return err(fault('person/unknown', 'Nobody of the list of people stands here'));
    }
    // Known to be away: nobody waits for a time-out that is certain.
    if (!desk.state.reachable) return err(fault('desk/unreachable', 'The desk is away'));
    // Anybody may know the staff number of somebody else.
    return visits.showedBadge(visitId, visitor.personId)
      ? ok(visitor.personId)
      : err(fault('hand-out/badge-needed', 'He typed a number, and showed no badge'));
  }

  /** Reads for whoever may take something along; the reader is his from the first moment. */
  private async readFor(
    reading: Reading,
  ): Promise<Result<{ personId: string; readout: Result<Readout, Fault> }, Fault>> {
    this.reading = reading;
    try {
      const personId = await this.personOf(reading.visitId);
      if (!personId.ok) return personId;
      return ok({ personId: personId.value, readout: await this.readDevice(reading) });
    } finally {
      this.reading = null;
    }
  }

  private async readDevice(reading: Reading): Promise<Result<Readout, Fault>> {
    const { deviceId } = reading;
    const { reader, config } = this.parts;
    const listed = await reader.call('device.list', {});
    if (!listed.ok) return listed;
    const device = listed.value.find((each) => each.deviceId === deviceId);
    if (device === undefined) return err(fault('device/gone', 'It is not plugged in any more'));
    if (this.awaited !== reading) return err(nobodyWaits());
    return reader.call('device.read', {
      deviceId,
      upTo: config().readUpTo,
      deadlineMs: readingDeadlineMs(device, this.parts),
    });
  }
}

/** He went back or away while it was read: nothing of it stays. */
function nobodyWaits(): Fault {
  return fault('visit/closed', 'Nobody waits for this reading any more');
}

const noParts = { params: undefined, query: undefined } as const;
