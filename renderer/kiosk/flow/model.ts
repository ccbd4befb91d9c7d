import type { Fault } from '../../../shared/base/fault.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import type { EarlierVisit } from '../../../shared/contract/earlier-routes.ts';
import type { KioskContract, KioskState } from '../../../shared/contract/kiosk-contract.ts';
import type { Result } from '../../../shared/base/result.ts';
import { type ShownConfig, usualConfig } from '../../../shared/domain/kiosk-config.ts';
import type { Telling } from '../../../shared/domain/instruction-link.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { DeviceSummary } from '../../../shared/domain/readout.ts';
import type { PortTrouble } from '../../../shared/domain/port-trouble.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import type { Forgotten } from './forgotten.ts';
import type { Screen } from './screen.ts';
import type { SelfTyped } from './self-typed.ts';

type Call = Exclude<CallName<KioskContract>, 'kiosk.screen'>;

/** One thing to ask of the core. */
export type Command = {
  readonly [N in Call]: { readonly call: N; readonly input: CallInput<KioskContract, N> };
}[Call];

/** What the core said to one thing asked. */
export type Reply = {
  readonly [N in Call]: {
    readonly call: N;
    readonly input: CallInput<KioskContract, N>;
    readonly result: Result<CallOutput<KioskContract, N>, Fault>;
  };
}[Call];

/** Steps of the larger text, as factors. */
export const textScales = [1, 1.4, 2] as const;
export type TextScale = (typeof textScales)[number];

/** Everything that the kiosk's screen knows. All of a visitor hangs in `visit`-bound fields. */
export interface Model {
  readonly kiosk: KioskState | null;
  readonly linked: boolean;
  /** Grows whenever a visitor is forgotten; replies to an earlier epoch change nothing. */
  readonly epoch: number;
  readonly nowMs: number;
  readonly locale: Locale;
  readonly textScale: TextScale;
  readonly devices: readonly DeviceSummary[];
  /** False until the core has listed what is plugged in: what it tells before that was there already. */
  readonly devicesListed: boolean;
  /** Devices of an earlier visitor that are still plugged in: not offered until plugged in anew. */
  readonly leftBehind: readonly string[];
  /** Of those, what its owner has to be reminded of. */
  readonly forgotten: Forgotten | null;
  /** What last went wrong at a port without a device to show for it; a device takes it away. */
  readonly portTrouble: PortTrouble | null;
  readonly draft: VisitDraft | null;
  /** The disturbances that whoever stands here said he has too. */
  readonly counted: readonly string[];
  /** The earlier tickets that the visitor is asked about the next time that the visit goes on. */
  readonly earlier: readonly EarlierVisit[];
  /** Whoever stands here was told that he will hardly be helped today, and goes on. */
  readonly saidNotToday: boolean;
  /** How whoever stands here wants instructions told; asked once, kept for nobody else. */
  readonly telling: Telling | null;
  /** What was typed at the check-in and is not kept yet. */
  readonly selfTyped: SelfTyped | null;
  /** The words screen that was left by Back: what was typed there and photographed is not kept yet. */
  readonly unsaid: Extract<Screen, { readonly at: 'words' }> | null;
  readonly screen: Screen;
  readonly trail: readonly Screen[];
  readonly overlay: 'person' | 'start-over' | null;
  /** The call that the screen waits for. */
  readonly pending: Command | null;
  readonly stuck: { readonly fault: Fault; readonly retry: Command } | null;
  readonly lastActivityMs: number;
}

/** One step of the flow: how it stands now, and what to ask of the core. */
export interface Turn {
  readonly model: Model;
  readonly commands: readonly Command[];
}

export function firstModel(nowMs: number): Model {
  return {
    kiosk: null,
    linked: true,
    epoch: 0,
    nowMs,
    locale: 'nl',
    textScale: 1,
    devices: [],
    devicesListed: false,
    leftBehind: [],
    forgotten: null,
    portTrouble: null,
    draft: null,
    counted: [],
    earlier: [],
    saidNotToday: false,
    telling: null,
    selfTyped: null,
    unsaid: null,
    screen: { at: 'connecting' },
    trail: [],
    overlay: null,
    pending: null,
    stuck: null,
    lastActivityMs: nowMs,
  };
}

/** What of the configuration visitors see; the usual one before the core was heard. */
export function shownOf({ kiosk }: Model): ShownConfig {
  return kiosk?.shown ?? usualConfig;
}

/** Nothing to ask. */
export function stay(model: Model): Turn {
  return { model, commands: [] };
}

/** Asks the core and lets the screen wait for it. While it waits, nothing else is asked. */
export function ask(model: Model, command: Command): Turn {
  return { model: { ...model, pending: command, stuck: null }, commands: [command] };
}

/** Asks the core without waiting. */
export function tell(model: Model, ...commands: readonly Command[]): Turn {
  return { model, commands };
}

/** The devices that this visitor may mean. */
export function ownDevices(model: Model): readonly DeviceSummary[] {
  return model.devices.filter(
    (device) => !model.leftBehind.includes(device.deviceId) && device.kind !== 'hub',
  );
}
