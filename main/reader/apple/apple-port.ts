import { randomUUID } from 'node:crypto';
import { lockdownLabel, refusalOf } from '../../../devices/apple/lockdown.ts';
import {
  flagOf,
  numberOf,
  plistBytes,
  textOf,
  valueOf,
  type PlistDictionary,
} from '../../../devices/apple/plist.ts';
import type { DevicePort, Exchange, ExchangeOptions } from '../../../devices/port.ts';
import { StopSource } from '../../../devices/stop-source.ts';
import { fault, type DeviceFault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { within, type ByteStream, type Patience } from './byte-stream.ts';
import { heldRecord, isSameRecord, type HeldRecord } from './held-record.ts';
import { knownPairRecord, newPairRecord, type PairRecord } from './pair-record.ts';
import { pairAsOrganisation, pairRequest, unpairRequest } from './pair-request.ts';
import { askPlist, askPlistBytes } from './plist-stream.ts';
import type { SupervisionFault, SupervisionIdentity } from './supervision-identity.ts';
import type { MuxDevice, UsbmuxdClient } from './usbmuxd-client.ts';

export interface ApplePortParts {
  readonly mux: UsbmuxdClient;
  readonly device: MuxDevice;
  readonly nowMs: () => number;
  /** Null: this kiosk has no supervision identity. */
  readonly supervision: Result<SupervisionIdentity, SupervisionFault> | null;
  /** What usbmuxd held before the device came; null: nobody looked in time. */
  readonly heldBefore: Promise<HeldRecord | null>;
  /** Tells that this way to the device is over. */
  readonly onClosed: () => void;
}

/** lockdownd's port on every device (libimobiledevice 1.3, lockdown.c). */
export const lockdownPort = 0xf27e;
const diagnosticsService = 'com.apple.mobile.diagnostics_relay';
/** One round trip to take the trust back, within the second that the runner gives `close`. */
const unpairTimeoutMs = 700;

/**
 * A device port to an iPhone or iPad through usbmuxd and lockdownd. The keys of a pairing live in this
 * object and nowhere else; `close` asks the device to forget them, and usbmuxd to forget what it paired
 * by itself, so that a kiosk keeps no trust of anybody. A trust that is older than the visit stays.
 */
export class ApplePort implements DevicePort {
  readonly #parts: ApplePortParts;
  #plain: ByteStream | null = null;
  #ownRecord: PairRecord | null = null;
  #session: { readonly stream: ByteStream; readonly record: PairRecord } | null = null;
  #diagnostics: ByteStream | null = null;
  /** What the device said yes to; a session may still fail. */
  #accepted: PairRecord | null = null;
  /** Null: nobody was asked yet. */
  #heldBefore: HeldRecord | null = null;
  #organisation: 'untried' | 'paired' | 'not-ours' = 'untried';
  #closed = false;

  constructor(parts: ApplePortParts) {
    this.#parts = parts;
  }

  async exchange(
    exchange: Exchange,
    options: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    if (this.#closed) return err(fault('device/gone', 'the port was closed'));
    if (options.stop.aborted) return err(fault('device/timeout', 'stopped before the exchange'));
    switch (exchange.kind) {
      case 'apple-request': {
        const stream = await this.#streamTo(exchange.to, options);
        if (!stream.ok) return stream;
        if ('refusal' in stream.value) return ok(plistBytes(stream.value.refusal));
        return askPlistBytes(stream.value.stream, exchange.plist, options);
      }
      case 'apple-pair':
        return this.#pair(exchange.unlike, options);
      default:
        return err(fault('device/unsupported', `${exchange.kind} does not reach an Apple device`));
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const session = this.#session;
    const patience = { timeoutMs: unpairTimeoutMs, stop: new StopSource().signal };
    const record = session?.record ?? (await this.#trustWithoutSession(patience));
    if (record !== null && !this.#isOlder(record)) {
      const { mux, device } = this.#parts;
      // Unplugged before it could be told: the device still lists this host, and nobody has the keys.
      await Promise.all([
        this.#askLockdown(unpairRequest(record), patience),
        record === this.#ownRecord ? null : mux.forgetPairRecord(device, patience),
      ]);
    }
    for (const stream of [this.#diagnostics, session?.stream, this.#plain]) stream?.close();
    this.#session = null;
    this.#ownRecord = null;
    this.#accepted = null;
    this.#parts.onClosed();
  }

  /** Whether usbmuxd had this pairing before the visit: then it is not ours to take back. */
  #isOlder(record: PairRecord): boolean {
    const held = this.#heldBefore;
    return held !== null && isSameRecord(held, { hostId: record.hostId });
  }

  /**
   * A trust that came of this reading although no session did: the visitor said yes while the reading
   * was being stopped, or the session broke off.
   */
  async #trustWithoutSession(patience: Patience): Promise<PairRecord | null> {
    if (this.#accepted !== null || this.#heldBefore === null) return this.#accepted;
    const { mux, device } = this.#parts;
    const kept = await mux.pairRecord(device, patience);
    return kept.ok && kept.value !== null ? knownPairRecord(kept.value) : null;
  }

  async #pair(
    unlike: string | null,
    options: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    const startedMs = this.#parts.nowMs();
    const reply = await this.#askTrust(options);
    if (!reply.ok) return reply;
    const refusal = refusalOf(reply.value);
    if (refusal === null || refusal !== unlike) {
      const organisation = this.#organisationPairing();
      return ok(
        plistBytes({
          Request: 'Pair',
          ...(refusal === null ? {} : { Error: refusal }),
          ...(organisation === null ? {} : { OrganisationPairing: organisation }),
        }),
      );
    }
    // The same as before: the visitor gets the rest of the time to change it.
    const leftMs = Math.max(0, options.timeoutMs - (this.#parts.nowMs() - startedMs));
    return within(new Promise<never>(() => {}), { timeoutMs: leftMs, stop: options.stop });
  }

  /** One try: with what usbmuxd paired by itself meanwhile, else with keys of our own. */
  async #askTrust(patience: Patience): Promise<Result<PlistDictionary, DeviceFault>> {
    if (this.#session !== null) return ok({});
    const { mux, device } = this.#parts;
    const kept = await mux.pairRecord(device, patience);
    if (!kept.ok) return kept;
    this.#heldBefore ??= (await this.#parts.heldBefore) ?? heldRecord(kept.value);
    const known = kept.value === null ? null : knownPairRecord(kept.value);
    if (known !== null) {
      const started = await this.#startSession(known, patience);
      if (!started.ok || refusalOf(started.value) === null) return started;
    }
    const record = await this.#recordOfOurOwn(patience);
    if (!record.ok) return record;
    const reply = await this.#askPair(record.value, patience);
    if (!reply.ok || refusalOf(reply.value) !== null) return reply;
    this.#accepted = record.value;
    return this.#startSession(record.value, patience);
  }

  /** As the organisation while that may help, else as anybody, which the owner has to allow. */
  async #askPair(
    record: PairRecord,
    patience: Patience,
  ): Promise<Result<PlistDictionary, DeviceFault>> {
    const ask = (request: PlistDictionary) => this.#askLockdown(request, patience);
    const { supervision, nowMs } = this.#parts;
    if (supervision === null || !supervision.ok || this.#organisation !== 'untried') {
      return ask(pairRequest(record));
    }
    const asked = await pairAsOrganisation(ask, record, supervision.value, nowMs());
    if (!asked.ok) return asked;
    const answer = asked.value;
    // Locked it tells nothing: the same is tried again when it is open.
    if (answer.came === 'locked') return ok(answer.reply);
    this.#organisation = answer.came === 'paired' ? 'paired' : 'not-ours';
    if (answer.came === 'not-ours') return ask(pairRequest(record));
    return ok(answer.came === 'paired' ? {} : answer.reply);
  }

  /** How pairing as the organisation went: `paired`, `not-ours`, a fault's code, or null: not tried. */
  #organisationPairing(): string | null {
    const { supervision } = this.#parts;
    if (supervision === null) return null;
    if (!supervision.ok) return supervision.fault.code;
    return this.#organisation === 'untried' ? null : this.#organisation;
  }

  async #recordOfOurOwn(patience: Patience): Promise<Result<PairRecord, DeviceFault>> {
    if (this.#ownRecord !== null) return ok(this.#ownRecord);
    const asked = await this.#askLockdown(
      { Label: lockdownLabel, Request: 'GetValue', Key: 'DevicePublicKey' },
      patience,
    );
    if (!asked.ok) return asked;
    const key = valueOf(asked.value, 'Value');
    if (!(key instanceof Uint8Array)) {
      return err(fault('device/garbled', 'lockdownd gave no DevicePublicKey'));
    }
    const buid = await this.#parts.mux.systemBuid(patience);
    if (!buid.ok) return buid;
    const systemBuid = buid.value ?? randomUUID().toUpperCase();
    const publicKeyPem = Buffer.from(key).toString('latin1');
    const made = await within(
      newPairRecord(publicKeyPem, systemBuid, this.#parts.nowMs()),
      patience,
    );
    if (made.ok) this.#ownRecord = made.value;
    return made;
  }

  /** From here on the connection is the session; a refusal leaves it as it was. */
  async #startSession(
    record: PairRecord,
    patience: Patience,
  ): Promise<Result<PlistDictionary, DeviceFault>> {
    const { hostId, systemBuid, keys } = record;
    const reply = await this.#askLockdown(
      { Label: lockdownLabel, Request: 'StartSession', HostID: hostId, SystemBUID: systemBuid },
      patience,
    );
    const stream = this.#plain;
    if (!reply.ok || refusalOf(reply.value) !== null || stream === null) return reply;
    if (textOf(reply.value, 'SessionID') === null) {
      return err(fault('device/garbled', 'lockdownd gave no SessionID'));
    }
    if (flagOf(reply.value, 'EnableSessionSSL') === true) {
      const secured = await stream.startTls(keys, patience);
      if (!secured.ok) return secured;
    }
    this.#plain = null;
    this.#session = { stream, record };
    return ok({});
  }

  async #askLockdown(
    request: PlistDictionary,
    patience: Patience,
  ): Promise<Result<PlistDictionary, DeviceFault>> {
    const stream = await this.#lockdown(patience);
    return stream.ok ? askPlist(stream.value, request, patience) : stream;
  }

  async #streamTo(
    to: Extract<Exchange, { kind: 'apple-request' }>['to'],
    patience: Patience,
  ): Promise<
    Result<{ readonly stream: ByteStream } | { readonly refusal: PlistDictionary }, DeviceFault>
  > {
    if (to === 'lockdown') {
      const stream = await this.#lockdown(patience);
      return stream.ok ? ok({ stream: stream.value }) : stream;
    }
    if (this.#diagnostics?.open === true) return ok({ stream: this.#diagnostics });
    // lockdownd's own word for asking a service without a session.
    if (this.#session === null) return ok({ refusal: { Error: 'SessionInactive' } });
    const started = await this.#askLockdown(
      { Label: lockdownLabel, Request: 'StartService', Service: diagnosticsService },
      patience,
    );
    if (!started.ok) return started;
    if (refusalOf(started.value) !== null) return ok({ refusal: started.value });
    const stream = await this.#connectService(started.value, this.#session.record, patience);
    if (!stream.ok) return stream;
    this.#diagnostics = stream.value;
    return ok({ stream: stream.value });
  }

  async #connectService(
    started: PlistDictionary,
    record: PairRecord,
    patience: Patience,
  ): Promise<Result<ByteStream, DeviceFault>> {
    const port = numberOf(started, 'Port');
    if (port === null || !Number.isInteger(port) || port < 1 || port > 0xffff) {
      return err(fault('device/garbled', `StartService gave port ${port}`));
    }
    const { mux, device } = this.#parts;
    const stream = await mux.connect(device, port, patience);
    if (!stream.ok || flagOf(started, 'EnableServiceSSL') !== true) return stream;
    const secured = await stream.value.startTls(record.keys, patience);
    return secured.ok ? stream : secured;
  }

  /** The session, or the connection of before; a new one when the device has hung up. */
  async #lockdown(patience: Patience): Promise<Result<ByteStream, DeviceFault>> {
    if (this.#session !== null) return ok(this.#session.stream);
    if (this.#plain?.open === true) return ok(this.#plain);
    const { mux, device } = this.#parts;
    const stream = await mux.connect(device, lockdownPort, patience);
    this.#plain = stream.ok ? stream.value : null;
    return stream;
  }
}
