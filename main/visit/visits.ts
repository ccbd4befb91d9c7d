import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { EarlierVisit } from '../../shared/contract/earlier-routes.ts';
import type { DeviceOut } from '../../shared/domain/hand-in.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { Identification, Visitor } from '../../shared/domain/person.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';
import type { VisitDraft, VisitStep, VisitorStep } from '../../shared/domain/visit.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { DeskLink } from '../desk/desk-link.ts';
import type { VisitStore } from '../store/visit-store.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { askDeviceOut } from './device-out.ts';
import { draftOf } from './draft.ts';
import { EarlierVisits } from './earlier-visits.ts';
import { expectedGuest } from './expected-guest.ts';
import { makeResumeCode } from './resume-code.ts';

/** What visits are kept with. */
export interface VisitParts {
  readonly clock: Clock;
  readonly store: VisitStore;
  readonly desk: DeskLink;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
  readonly randomInt: (max: number) => number;
  /** The devices attached now, as the reader sees them. */
  readonly devices: () => Promise<Result<readonly DeviceSummary[], Fault>>;
  /** How many visits wait for their code may have changed. */
  readonly onResumableChanged: () => void;
}

const jpegStart = [0xff, 0xd8, 0xff] as const;
const largestPhotoBytes = 2 * 1024 * 1024;

/** Unfinished visits: begun, answered, left, taken up again, dropped. */
export class Visits {
  private readonly parts: VisitParts;
  private readonly earlierVisits: EarlierVisits;
  private readonly resumeLimit = new AttemptLimit({ failures: 5, windowMs: 60_000 });
  /** Who showed a badge that the desk knew, in the visit before the screen; never kept on disk. */
  private badgeOf: { readonly visitId: string; readonly personId: string } | null = null;

  constructor(parts: VisitParts) {
    this.parts = parts;
    this.earlierVisits = new EarlierVisits(parts.desk);
  }

  async begin(by: 'touch' | 'plug' | 'badge', locale: Locale): Promise<Result<VisitDraft, Fault>> {
    const { clock, store, randomInt } = this.parts;
    const visitId = uuidv7({ msecs: clock.nowMs() });
    const begun = await store.begin(
      {
        visitId,
        resumeCode: makeResumeCode(randomInt),
        firstStep: { type: 'visit-started', by, locale },
      },
      clock.nowMs(),
    );
    return begun.ok ? this.draft(visitId) : begun;
  }

  async draft(visitId: string): Promise<Result<VisitDraft, Fault>> {
    const visit = await this.parts.store.loadOpen(visitId);
    return visit.ok ? ok(draftOf(visit.value)) : visit;
  }

  /** Appends a step that the core made or has checked; the reply comes after it is durable. */
  async append(visitId: string, step: VisitStep): Promise<Result<VisitDraft, Fault>> {
    const appended = await this.parts.store.append(visitId, step, this.parts.clock.nowMs());
    return appended.ok ? this.draft(visitId) : appended;
  }

  /** Appends a screen's step, after checking what the screen cannot prove by itself. */
  async answer(visitId: string, step: VisitorStep): Promise<Result<VisitDraft, Fault>> {
    const checked = await this.checked(visitId, step);
    return checked.ok ? this.append(visitId, checked.value) : checked;
  }

  async identify(
    visitId: string,
    identification: Identification,
  ): Promise<
    Result<{ outcome: 'identified' | 'unverified' | 'unknown'; draft: VisitDraft }, Fault>
  > {
    const found = await this.whoIs(identification);
    if (found === null) {
      const draft = await this.draft(visitId);
      return draft.ok ? ok({ outcome: 'unknown', draft: draft.value }) : draft;
    }
    const draft = await this.append(visitId, { type: 'visitor-identified', visitor: found });
    // Whoever typed a number afterwards is somebody else, for all that a badge proved.
    this.badgeOf = null;
    if (identification.by === 'badge' && found.kind === 'known') {
      this.badgeOf = { visitId, personId: found.personId };
      this.earlierVisits.badgeShown(visitId, identification.badgeNumber);
    }
    const outcome = found.kind === 'unverified' ? 'unverified' : 'identified';
    return draft.ok ? ok({ outcome, draft: draft.value }) : draft;
  }

  /** Whether this person held his badge to the reader in this visit; a number that was typed proves nothing. */
  showedBadge(visitId: string, personId: string): boolean {
    return this.badgeOf?.visitId === visitId && this.badgeOf.personId === personId;
  }

  /** The earlier tickets that this visitor may mean; never for longer than a second. */
  async earlier(visitId: string): Promise<Result<{ offers: EarlierVisit[] }, Fault>> {
    const draft = await this.draft(visitId);
    return draft.ok ? ok({ offers: [...(await this.earlierVisits.ask(draft.value))] }) : draft;
  }

  /** What went out with the device that is brought back, or null; never for longer than a second. */
  async deviceOut(visitId: string): Promise<Result<{ found: DeviceOut | null }, Fault>> {
    const draft = await this.draft(visitId);
    return draft.ok ? ok({ found: await askDeviceOut(this.parts.desk, draft.value) }) : draft;
  }

  async attachPhoto(
    visitId: string,
    base64: string,
  ): Promise<Result<{ photoHash: string }, Fault>> {
    const jpeg = Buffer.from(base64, 'base64');
    if (jpeg.length > largestPhotoBytes) {
      return err(fault('input/too-large', `The photo has ${jpeg.length} bytes`));
    }
    if (jpegStart.some((byte, index) => jpeg[index] !== byte)) {
      return err(fault('input/invalid', 'The photo is not a JPEG'));
    }
    const hash = createHash('sha256').update(jpeg).digest('hex');
    const added = await this.parts.store.addPhoto(visitId, hash, jpeg);
    return added.ok ? ok({ photoHash: hash }) : added;
  }

  /** The content of a photo that was attached to this visit. */
  async photo(visitId: string, hash: string): Promise<Result<Uint8Array, Fault>> {
    const found = await this.parts.store.photo(visitId, hash);
    if (!found.ok) return found;
    return found.value === null ? err(notItsPhoto()) : ok(found.value);
  }

  async drop(visitId: string, because: 'start-over' | 'left'): Promise<Result<null, Fault>> {
    const { store, clock } = this.parts;
    // Whoever takes the visit up again by its code shows his badge again.
    if (this.badgeOf?.visitId === visitId) this.badgeOf = null;
    const dropped =
      because === 'left' ? await store.leave(visitId, clock.nowMs()) : await store.drop(visitId);
    this.parts.onResumableChanged();
    return dropped;
  }

  /** A wrong code, a code of a finished visit and too many tries look the same from outside. */
  async resume(resumeCode: string): Promise<Result<VisitDraft, Fault>> {
    const { clock, store } = this.parts;
    if (!this.resumeLimit.allows(clock.nowMs())) {
      return err(fault('visit/resume-refused', 'Too many wrong codes in the last minute'));
    }
    const visit = await store.resume(resumeCode, clock.nowMs());
    if (!visit.ok) return visit;
    if (visit.value === null) {
      this.resumeLimit.failed(clock.nowMs());
      return err(fault('visit/resume-refused', 'No unfinished visit has this code'));
    }
    this.parts.onResumableChanged();
    return ok(draftOf(visit.value));
  }

  private async checked(visitId: string, step: VisitorStep): Promise<Result<VisitStep, Fault>> {
    // What its scales come to is not checked: the desk may have sent another matrix since it was shown,
    // and weighs anew by its own.
    if (step.type === 'urgency-given' && step.proposal.reasons.length === 0) {
      return err(fault('input/invalid', 'A proposal needs a reason'));
    }
    const photoHash = photoOf(step);
    if (photoHash !== null) {
      const known = await this.parts.store.hasPhoto(visitId, photoHash);
      if (!known.ok) return known;
      if (!known.value) return err(notItsPhoto());
    }
    if (
      step.type === 'earlier-answered' &&
      !this.earlierVisits.wasOffered(visitId, step.earlier.ticketId)
    ) {
      return err(fault('input/invalid', 'The visitor was not asked about that ticket'));
    }
    if (step.type === 'device-decided' && step.decision.choice !== 'no-device') {
      const { choice, device } = step.decision;
      const devices = await this.parts.devices();
      if (!devices.ok) return devices;
      const attached = devices.value.find((one) => one.deviceId === device.deviceId);
      if (attached === undefined) return err(fault('device/gone', 'The device is not attached'));
      // The reader's own words about the device are stored, not what the screen sent back.
      return ok({ type: 'device-decided', decision: { choice, device: attached } });
    }
    return ok(step);
  }

  /** Null when the desk does not know the number. A desk that cannot answer leaves it unverified. */
  private async whoIs(identification: Identification): Promise<Visitor | null> {
    switch (identification.by) {
      case 'guest':
        return { kind: 'guest', name: identification.name, contact: identification.contact };
      case 'unknown-badge':
        return {
          kind: 'unverified',
          badgeNumber: identification.badgeNumber,
          name: identification.name,
        };
      case 'badge':
        return this.lookUp(identification.badgeNumber);
      case 'staff-number':
        return (
          (await this.lookUp(identification.staffNumber)) ??
          expectedGuest(this.parts, identification.staffNumber)
        );
    }
  }

  private async lookUp(badgeNumber: string): Promise<Visitor | null> {
    const unverified: Visitor = { kind: 'unverified', badgeNumber, name: null };
    // Known to be away: no visitor waits for a time-out that is certain.
    if (!this.parts.desk.state.reachable) return unverified;
    const reply = await this.parts.desk.call(
      'person.by-badge',
      { params: { badgeNumber }, query: undefined, body: undefined },
      { timeoutMs: this.parts.config().deskBudgetMs },
    );
    if (reply.ok) return { kind: 'known', ...reply.value };
    return reply.fault.code === 'person/unknown' ? null : unverified;
  }
}

function notItsPhoto(): Fault {
  return fault('input/invalid', 'The photo is not of this visit');
}

/** The photo that a step names, or null. */
function photoOf(step: VisitorStep): string | null {
  if (step.type === 'reason-given') return step.reason.photoHash;
  return step.type === 'hand-in-given' ? step.photoHash : null;
}
