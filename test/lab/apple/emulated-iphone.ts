import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import {
  isDictionary,
  parsePlist,
  plistBytes,
  textOf,
  valueOf,
  type PlistDictionary,
} from '../../../devices/apple/plist.ts';
import {
  LockdownAnswers,
  type IphoneContents,
  type PairAnswer,
  type Supervisor,
} from '../../../devices/simulated/lockdown-answers.ts';

const lockdownPort = 62_078;

/** Breaks one rule of the protocol, for tests of what the other side makes of it. */
export type Misbehaviour =
  | { readonly does: 'send'; readonly bytes: Uint8Array }
  /** Says nothing any more. */
  | { readonly does: 'fall-silent' }
  | { readonly does: 'hang-up' };

/**
 * An iPhone behind the emulated usbmuxd: lockdownd, pairing, TLS with the certificate that the host
 * made for it, and diagnostics_relay. Its buttons are `press` (Trust, Don't Trust, locked).
 */
export class EmulatedIphone {
  readonly udid: string;
  /** Every request that came, by service, for tests. */
  readonly heard: string[] = [];
  /** What it does instead of answering the next request of this name. */
  readonly misbehaves = new Map<string, Misbehaviour>();
  readonly #answers: LockdownAnswers;
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  /** Certificates that hosts made for this phone, by HostID. */
  readonly #certificates = new Map<string, string>();
  readonly #services = new Map<number, string>();
  readonly #sockets = new Set<Socket>();

  constructor(parts: {
    readonly udid: string;
    readonly contents: IphoneContents;
    readonly pairAnswers: readonly PairAnswer[];
    readonly supervisor?: Supervisor;
  }) {
    const { udid, contents, pairAnswers, supervisor = null } = parts;
    this.udid = udid;
    // The form in which real devices send it (a PEM block around PKCS#1).
    const publicKey = createPublicKey(this.#keys.privateKey).export({
      type: 'pkcs1',
      format: 'pem',
    });
    const open = {
      ...contents.open,
      UniqueDeviceID: udid,
      DevicePublicKey: Buffer.from(publicKey),
    };
    this.#answers = new LockdownAnswers({ ...contents, open }, pairAnswers, supervisor);
  }

  press(...answers: readonly PairAnswer[]): void {
    this.#answers.press(...answers);
  }

  /** HostIDs of the computers that it trusts now. */
  get trustedHosts(): readonly string[] {
    return this.#answers.trustedHosts;
  }

  /** Whether something listens on that port of the phone. */
  listensOn(port: number): boolean {
    return port === lockdownPort || this.#services.has(port);
  }

  /** usbmuxd passes a connection on to a port of the phone. */
  serve(socket: Socket, port: number): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    const hostId = this.#services.get(port);
    if (hostId === undefined) {
      this.#serveLockdown(socket);
      return;
    }
    this.#services.delete(port);
    this.#serveRequests(this.#secured(socket, hostId), 'diagnostics', (request) =>
      this.#answers.diagnostics(request),
    );
  }

  /** The cable comes out. */
  unplug(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #serveLockdown(socket: Socket): void {
    let hostId = '';
    const answer = (inSession: boolean) => (request: PlistDictionary) => {
      const { reply, startedPort } = this.#answers.lockdown(request, inSession);
      if (startedPort !== undefined) this.#services.set(startedPort, hostId);
      if (textOf(request, 'Request') === 'Pair' && textOf(reply, 'Error') === null) {
        this.#keepCertificate(request);
      }
      return reply;
    };
    this.#serveRequests(socket, 'lockdown', answer(false), (request, reply) => {
      if (textOf(request, 'Request') !== 'StartSession' || textOf(reply, 'SessionID') === null) {
        return 'go-on';
      }
      hostId = textOf(request, 'HostID') ?? '';
      this.#serveRequests(this.#secured(socket, hostId), 'session', answer(true));
      return 'hand-over';
    });
  }

  #keepCertificate(request: PlistDictionary): void {
    const record = valueOf(request, 'PairRecord');
    const certificate = isDictionary(record) ? valueOf(record, 'DeviceCertificate') : null;
    if (!isDictionary(record) || !(certificate instanceof Uint8Array)) return;
    this.#certificates.set(textOf(record, 'HostID') ?? '', Buffer.from(certificate).toString());
  }

  #secured(socket: Socket, hostId: string): Duplex {
    const secured = new TLSSocket(socket, {
      isServer: true,
      key: this.#keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      cert: this.#certificates.get(hostId) ?? '',
      requestCert: true,
      rejectUnauthorized: false,
      // libimobiledevice 1.3 signs the certificate that it makes for the phone with SHA-1.
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    secured.on('error', () => socket.destroy());
    return secured;
  }

  /** Length, four bytes big endian, and a property list; one reply for each. */
  #serveRequests(
    stream: Duplex,
    service: string,
    answer: (request: PlistDictionary) => PlistDictionary,
    after: (request: PlistDictionary, reply: PlistDictionary) => 'go-on' | 'hand-over' = () =>
      'go-on',
  ): void {
    let unread = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk]);
      while (unread.length >= 4 && unread.length >= 4 + unread.readUInt32BE(0)) {
        const end = 4 + unread.readUInt32BE(0);
        const parsed = parsePlist(unread.subarray(4, end));
        unread = unread.subarray(end);
        if (!parsed.ok) throw new Error(`${service}: ${parsed.fault.detail}`);
        const name = textOf(parsed.value, 'Request') ?? '';
        const about = textOf(parsed.value, 'Key') ?? textOf(parsed.value, 'Service');
        this.heard.push([service, name, about].filter((one) => one !== null).join(' '));
        if (this.#misbehave(stream, name)) return;
        const reply = answer(parsed.value);
        stream.write(framed(plistBytes(reply)));
        if (after(parsed.value, reply) === 'hand-over') {
          stream.off('data', onData);
          return;
        }
      }
    };
    stream.on('data', onData);
  }

  #misbehave(stream: Duplex, name: string): boolean {
    const wish = this.misbehaves.get(name);
    if (wish === undefined) return false;
    if (wish.does === 'send') stream.write(wish.bytes);
    if (wish.does === 'hang-up') stream.destroy();
    return true;
  }
}

function framed(body: Uint8Array): Buffer {
  const message = Buffer.alloc(4 + body.length);
  message.writeUInt32BE(body.length, 0);
  message.set(body, 4);
  return message;
}
