import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { EnrolmentView } from '../../shared/contract/kiosk-contract.ts';
import {
  type DeskClient,
  type Fetch,
  type Proof,
  createDeskClient,
  noDesk,
  noProof,
  ticketProof,
} from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import { type BackOff, delayAfter } from '../timing/back-off.ts';
import type { Timer } from '../timing/timer.ts';
import type { KeyFile, KioskKey } from './key-file.ts';
import { type DeskTime, keyProof } from './key-proof.ts';

export interface EnrolmentParts {
  readonly deskUrl: string;
  /** From the join file that the desk itself wrote; without it an admin types a code. */
  readonly ticket: string | null;
  readonly keyFile: KeyFile;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly time: DeskTime;
  readonly timer: Timer;
  readonly random: () => number;
  readonly version: string;
  readonly log: Log;
}

/** Why a desk does not want this kiosk any more. */
export type Revocation = 'retired' | 'stolen';

const pollMs = 2000;
const lostDesk: Omit<BackOff, 'random'> = { firstMs: 1000, largestMs: 15_000 };

/**
 * How this kiosk belongs to its desk. It makes itself a key, has it registered by the ticket of its join
 * file or by a code that an admin types, and signs everything from then on. Until then the desk counts
 * as away, so that visits wait as they do on any other bad day.
 */
export class Enrolment implements DeskClient {
  readonly call: DeskClient['call'];
  readonly putPhoto: DeskClient['putPhoto'];
  private readonly parts: EnrolmentParts;
  private readonly listeners = new Set<() => void>();
  private client: DeskClient = noDesk;
  private proving: Proof = noProof;
  private id: string | null = null;
  private shown: EnrolmentView | null = null;
  private ended: Revocation | null = null;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;
  private failures = 0;
  private wake: () => void = () => undefined;

  constructor(parts: EnrolmentParts) {
    this.parts = parts;
    this.call = async (name, input, options) =>
      this.noticed(await this.client.call(name, input, options));
    this.putPhoto = async (hash, jpeg) => this.noticed(await this.client.putPhoto(hash, jpeg));
  }

  /** Who the desk said that this kiosk is when it registered the key; null while it does not know it. */
  get kioskId(): string | null {
    return this.id;
  }

  /** Proves what is fetched beside the contract, by the key as it is then. */
  readonly proof: Proof = {
    headersFor: (request) => this.proving.headersFor(request),
    heard: (response, refusal) => this.proving.heard(response, refusal),
  };

  /** What the screen says of it; null while the kiosk works as any other. */
  get view(): EnrolmentView | null {
    return this.shown;
  }

  /** Set once the desk said so, until the key is forgotten. */
  get revocation(): Revocation | null {
    return this.ended;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Waits for no answer. */
  start(): void {
    this.working = this.join();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.working;
  }

  /** The key is worth nothing any more and goes; the screen goes on saying why. */
  async forget(): Promise<void> {
    this.client = noDesk;
    this.proving = noProof;
    this.id = null;
    await this.parts.keyFile.forget();
  }

  private async join(): Promise<void> {
    const { keyFile, log } = this.parts;
    while (!this.stopped && this.client === noDesk && this.ended === null) {
      const key = await keyFile.read();
      if (!key.ok) {
        log.error('The key of this kiosk cannot be used', { fault: key.fault.code });
        this.become({ step: 'asking' });
        await this.pause(this.nextDelay());
      } else if (key.value.kioskId !== null) {
        this.enrolled(key.value);
      } else {
        await this.register(key.value);
      }
    }
  }

  private enrolled(key: KioskKey): void {
    this.failures = 0;
    this.proving = this.signing(key);
    this.client = this.clientWith(this.proving);
    this.id = key.kioskId;
    this.become(null);
  }

  /** By its own signature when the desk knows it already, by the ticket, or by a code. */
  private async register(key: KioskKey): Promise<void> {
    const { ticket } = this.parts;
    const asked = await this.registerBy(this.signing(key), key);
    const answer =
      ticket !== null && !asked.ok && asked.fault.code === 'auth/required'
        ? await this.registerBy(ticketProof(ticket), key)
        : asked;
    if (answer.ok) {
      const kept = await this.parts.keyFile.keepRegistered(key, answer.value);
      this.enrolled(kept.ok ? kept.value : { ...key, kioskId: answer.value });
    } else if (answer.fault.code === 'auth/required') {
      await this.waitForCode(key);
    } else {
      this.noticed(answer);
      // A ticket needs nobody before the screen; visits are taken meanwhile.
      if (ticket === null && this.ended === null) this.become({ step: 'asking' });
      await this.pause(this.nextDelay());
    }
  }

  private async registerBy(proof: Proof, key: KioskKey): Promise<Result<string, Fault>> {
    const reply = await this.clientWith(proof).call('kiosk.register-key', {
      params: undefined,
      query: undefined,
      body: { publicKey: key.publicKey },
    });
    return reply.ok ? ok(reply.value.kioskId) : reply;
  }

  /** Shows a code until somebody has typed it or it is over; the loop then looks again. */
  private async waitForCode(key: KioskKey): Promise<void> {
    const client = this.clientWith(noProof);
    const begun = await client.call('enrolment.begin', {
      params: undefined,
      query: undefined,
      body: { publicKey: key.publicKey, version: this.parts.version },
    });
    if (!begun.ok) {
      this.parts.log.warn('The desk gives no code', { fault: begun.fault.code });
      this.become({ step: 'asking' });
      await this.pause(this.nextDelay());
      return;
    }
    this.failures = 0;
    const { code, pollToken, expiresAt } = begun.value;
    this.become({ step: 'code', code, expiresAt });
    for (;;) {
      await this.pause(pollMs);
      if (this.stopped) return;
      const state = await client.call('enrolment.state', {
        params: { pollToken },
        query: undefined,
        body: undefined,
      });
      // A desk that does not answer leaves the code on the screen: it may well come back.
      if (state.ok && state.value.step !== 'waiting') return;
    }
  }

  private signing(key: KioskKey): Proof {
    return keyProof(key, this.parts.clock, this.parts.time);
  }

  private clientWith(proof: Proof): DeskClient {
    const { deskUrl, fetch } = this.parts;
    return createDeskClient({ deskUrl, proof, fetch });
  }

  private noticed<T>(result: Result<T, Fault>): Result<T, Fault> {
    if (result.ok) return result;
    const { code } = result.fault;
    if (code === 'kiosk/retired' || code === 'kiosk/stolen') {
      const step = code === 'kiosk/stolen' ? 'stolen' : 'retired';
      // Stolen stays stolen, whatever comes after it.
      this.ended = this.ended === 'stolen' ? 'stolen' : step;
      this.become({ step: this.ended });
    }
    // Its own desk does not know it: a visit still waits rather than counting as refused for good.
    return code === 'auth/required' && this.client !== noDesk
      ? err(fault('desk/unreachable', 'The desk does not know the key of this kiosk'))
      : result;
  }

  private become(view: EnrolmentView | null): void {
    if (view !== null && JSON.stringify(view) === JSON.stringify(this.shown)) return;
    this.shown = view;
    for (const listener of [...this.listeners]) listener();
  }

  private nextDelay(): number {
    this.failures += 1;
    return delayAfter(this.failures, { ...lostDesk, random: this.parts.random });
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.stopped) {
        resolve();
        return;
      }
      const cancel = this.parts.timer.after(ms, resolve);
      this.wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
