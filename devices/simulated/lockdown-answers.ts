import {
  isDictionary,
  textOf,
  valueOf,
  type PlistDictionary,
  type PlistValue,
} from '../apple/plist.ts';

/** What a simulated iPhone knows of itself, as lockdownd tells it. */
export interface IphoneContents {
  /** Told to everybody. */
  readonly open: PlistDictionary;
  /** Told in a trusted session, by domain; '' is the domain without a name. */
  readonly trusted: Readonly<Record<string, PlistDictionary>>;
  /** Registry entry AppleSmartBattery. */
  readonly battery: PlistDictionary;
}

/** What Pair answers: an error of lockdownd, or null for trust. */
export type PairAnswer =
  'PairingDialogResponsePending' | 'PasswordProtected' | 'UserDeniedPairing' | 'MCProtected' | null;

/** How a supervised iPhone looks at who says that he supervises it. */
export interface Supervisor {
  /** What has to be signed, or null when that certificate supervises it not. */
  challengeFor(certificateDer: Uint8Array): Uint8Array | null;
  /** Whether this is the last challenge, signed with that certificate's key. */
  accepts(response: Uint8Array): boolean;
}

/** One request to lockdownd, and what it does beside answering. */
export interface LockdownAnswer {
  readonly reply: PlistDictionary;
  readonly does?: 'start-session' | 'stop-session';
  /** Port of a service that was started. */
  readonly startedPort?: number;
}

const diagnosticsService = 'com.apple.mobile.diagnostics_relay';

/**
 * The answers of lockdownd and diagnostics_relay of one iPhone, without any transport: the simulated
 * bus and the emulated usbmuxd both speak through it.
 */
export class LockdownAnswers {
  readonly #contents: IphoneContents;
  readonly #supervisor: Supervisor | null;
  #pairAnswers: readonly PairAnswer[];
  #nextPort = 49_200;
  /** HostIDs of who is trusted. */
  readonly #trusted = new Set<string>();

  /** Each Pair takes the next answer; the last one stays. */
  constructor(
    contents: IphoneContents,
    pairAnswers: readonly PairAnswer[],
    supervisor: Supervisor | null = null,
  ) {
    this.#contents = contents;
    this.#supervisor = supervisor;
    this.#pairAnswers = pairAnswers;
  }

  /** What the owner does now: the next Pair gets this answer. */
  press(...answers: readonly PairAnswer[]): void {
    this.#pairAnswers = answers;
  }

  get trustedHosts(): readonly string[] {
    return [...this.#trusted];
  }

  lockdown(request: PlistDictionary, inSession: boolean): LockdownAnswer {
    const name = textOf(request, 'Request') ?? '';
    const reply = (more: PlistDictionary): LockdownAnswer => ({
      reply: { Request: name, ...more },
    });
    switch (name) {
      case 'QueryType':
        return reply({ Type: 'com.apple.mobile.lockdown' });
      case 'GetValue':
        return reply(this.#value(request, inSession));
      case 'Pair':
        return reply(this.#pair(request));
      case 'ValidatePair':
        return reply(this.#trusted.has(hostIdOf(request)) ? {} : { Error: 'InvalidHostID' });
      case 'Unpair':
        return reply(this.#trusted.delete(hostIdOf(request)) ? {} : { Error: 'InvalidHostID' });
      case 'StartSession': {
        const hostId = textOf(request, 'HostID') ?? '';
        if (!this.#trusted.has(hostId)) return reply({ Error: 'InvalidHostID' });
        const session = { SessionID: 'LAB0-SESSION', EnableSessionSSL: true };
        return { ...reply(session), does: 'start-session' };
      }
      case 'StopSession':
        return { ...reply({}), does: 'stop-session' };
      case 'StartService': {
        const service = textOf(request, 'Service') ?? '';
        if (!inSession) return reply({ Error: 'SessionInactive' });
        if (service !== diagnosticsService) return reply({ Error: 'InvalidService' });
        const startedPort = this.#nextPort;
        this.#nextPort += 1;
        const started = { Service: service, Port: startedPort, EnableServiceSSL: true };
        return { ...reply(started), startedPort };
      }
      default:
        return reply({ Error: 'UnknownRequest' });
    }
  }

  diagnostics(request: PlistDictionary): PlistDictionary {
    switch (textOf(request, 'Request')) {
      case 'IORegistry':
        return textOf(request, 'EntryName') === 'AppleSmartBattery' ||
          textOf(request, 'EntryClass') === 'IOPMPowerSource'
          ? { Status: 'Success', Diagnostics: { IORegistry: this.#contents.battery } }
          : { Status: 'Success', Diagnostics: {} };
      case 'Goodbye':
        return { Status: 'Success' };
      default:
        return { Status: 'UnknownRequest' };
    }
  }

  nextPairAnswer(): PairAnswer {
    const [next, ...later] = this.#pairAnswers;
    if (later.length > 0) this.#pairAnswers = later;
    return next === undefined ? 'PairingDialogResponsePending' : next;
  }

  #pair(request: PlistDictionary): PlistDictionary {
    const options = valueOf(request, 'PairingOptions');
    const claim = isDictionary(options) ? valueOf(options, 'SupervisorCertificate') : null;
    const response = isDictionary(options) ? valueOf(options, 'ChallengeResponse') : null;
    const isLocked = this.#pairAnswers[0] === 'PasswordProtected';
    if (claim instanceof Uint8Array && !isLocked) {
      const challenge = this.#supervisor?.challengeFor(claim) ?? null;
      if (challenge !== null) {
        const extended = { PairingChallenge: challenge };
        return { Error: 'MCChallengeRequired', ExtendedResponse: extended };
      }
    }
    if (response instanceof Uint8Array) {
      if (this.#supervisor?.accepts(response) !== true) return { Error: 'MCProtected' };
    } else {
      const answer = this.nextPairAnswer();
      if (answer !== null) return { Error: answer };
    }
    this.#trusted.add(hostIdOf(request));
    return { EscrowBag: Uint8Array.from({ length: 32 }, (_unused, at) => at) };
  }

  #value(request: PlistDictionary, inSession: boolean): PlistDictionary {
    const domain = textOf(request, 'Domain') ?? '';
    const key = textOf(request, 'Key');
    const { open, trusted } = this.#contents;
    const asked = {
      ...(domain === '' ? {} : { Domain: domain }),
      ...(key === null ? {} : { Key: key }),
    };
    if (!inSession && domain !== '') return { ...asked, Error: 'InvalidHostID' };
    const known: PlistDictionary = {
      ...(domain === '' ? open : {}),
      ...(inSession ? trusted[domain] : {}),
    };
    if (key === null) return { ...asked, Value: known };
    const value: PlistValue | null = valueOf(known, key);
    if (value !== null) return { ...asked, Value: value };
    return { ...asked, Error: inSession ? 'MissingValue' : 'GetProhibited' };
  }
}

function hostIdOf(request: PlistDictionary): string {
  const record = valueOf(request, 'PairRecord');
  return isDictionary(record) ? (textOf(record, 'HostID') ?? '') : '';
}
