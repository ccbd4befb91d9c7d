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
import { knownPairRecord, newPairRecord, type PairRecord } from './pair-record.ts';
import { askPlist, askPlistBytes } from './plist-stream.ts';
import type { MuxDevice, UsbmuxdClient } from './usbmuxd-client.ts';

export interface ApplePortParts {
  readonly mux: UsbmuxdClient;
  readonly device: MuxDevice;
  readonly nowMs: () => number;
}

/** lockdownd's port on every device (libimobiledevice 1.3, lockdown.c). */
const lockdownPort = 0xf27e;
const diagnosticsService = 'com.apple.mobile.diagnostics_relay';
/** One round trip to take the trust back, within the second that the runner gives `close`. */
const unpairTimeoutMs = 700;

/**
 * A device port to an iPhone or iPad through usbmuxd and lockdownd. The keys of a pairing live in this
 * object and nowhere else; `close` asks the device to forget them, and usbmuxd to forget what it paired
 * by itself, so that a kiosk keeps no trust of anybody.
 */
export class ApplePort implements DevicePort {
  readonly #parts: ApplePortParts;
  #plain: ByteStream | null = null;
  #ownRecord: PairRecord | null = null;
  #session: { readonly stream: ByteStream; readonly record: PairRecord } | null = null;
  #diagnostics: ByteStream | null = null;
  /** What the device said yes to; a session may still fail. */
  #accepted: PairRecord | null = null;
  /** Whether usbmuxd had a record of its own before the visitor was asked; null: nobody was asked. */
  #keptBefore: boolean | null = null;
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
    if (record !== null) {
      const request = {
        Label: lockdownLabel,
        Request: 'Unpair',
        PairRecord: record.shared,
        ProtocolVersion: '2',
      };
      const { mux, device } = this.#parts;
      // Unplugged before it could be told: the device still lists this host, and nobody has the keys.
      await Promise.all([
        this.#askLockdown(request, patience),
        record === this.#ownRecord ? null : mux.forgetPairRecord(device, patience),
      ]);
    }
    for (const stream of [this.#diagnostics, session?.stream, this.#plain]) stream?.close();
    this.#session = null;
    this.#ownRecord = null;
    this.#accepted = null;
  }

  /**
   * A trust that came of this reading although no session did: the visitor said yes while the reading
   * was being stopped, or the session broke off. What usbmuxd had before we asked is not ours to take.
   */
  async #trustWithoutSession(patience: Patience): Promise<PairRecord | null> {
    if (this.#accepted !== null || this.#keptBefore !== false) return this.#accepted;
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
      return ok(
        plistBytes(refusal === null ? { Request: 'Pair' } : { Request: 'Pair', Error: refusal }),
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
    this.#keptBefore ??= kept.value !== null;
    const known = kept.value === null ? null : knownPairRecord(kept.value);
    if (known !== null) {
      const started = await this.#startSession(known, patience);
      if (!started.ok || refusalOf(started.value) === null) return started;
    }
    const record = await this.#recordOfOurOwn(patience);
    if (!record.ok) return record;
    const reply = await this.#askLockdown(
      {
        Label: lockdownLabel,
        Request: 'Pair',
        PairRecord: record.value.shared,
        ProtocolVersion: '2',
        PairingOptions: { ExtendedPairingErrors: true },
      },
      patience,
    );
    if (!reply.ok || refusalOf(reply.value) !== null) return reply;
    this.#accepted = record.value;
    return this.#startSession(record.value, patience);
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
