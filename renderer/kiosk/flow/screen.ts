import type { Fault, FaultCode } from '../../../shared/base/fault.ts';
import type { EarlierVisit } from '../../../shared/contract/earlier-routes.ts';
import type { Receipt, TakenInstruction } from '../../../shared/contract/kiosk-contract.ts';
import type { DeviceOut } from '../../../shared/domain/hand-in.ts';
import type { LevelStep, Telling } from '../../../shared/domain/instruction-link.ts';
import type { KioskInstruction } from '../../../shared/domain/kiosk-instruction.ts';
import type { LabelEntry } from '../../../shared/domain/label-entry.ts';
import type { PriorityProposal, UrgencyAnswers } from '../../../shared/domain/priority.ts';
import type {
  DeviceKind,
  DevicePrompt,
  DeviceSummary,
  Fact,
  Finding,
  Readout,
} from '../../../shared/domain/readout.ts';
import type { MandatoryFact } from '../../../shared/domain/report-details.ts';
import type { Category, Errand } from '../../../shared/domain/report-type.ts';
import type { HandOutScreen } from './hand-out-screen.ts';
import type { Photo } from './photo.ts';
import type { TestScreen } from './test-screen.ts';

/** The questions of the urgency step, in order. */
export type UrgencyPart = 'since' | 'canWork' | 'affected' | 'deadline';

/** One question about the facts of a report type. */
export type DetailPart = 'for-whom' | MandatoryFact;

/** The reason as far as it has been given. */
export interface ReasonSoFar {
  readonly category: Category;
  readonly triage: Readonly<Record<string, string>>;
}

/** An instruction that is being read. */
export interface ReadInstruction {
  readonly instruction: KioskInstruction;
  /** Null until the visitor has said how he wants to be told. */
  readonly telling: Telling | null;
  /** Counted from 0; what to take care of is a page of its own, and the question at the end is one. */
  readonly page: number;
  /** What he said of its steps; only of those that did not work is anything said. */
  readonly said: readonly SaidOfStep[];
  /** It did not help and no step was said to fail: he is asked which one it was. */
  readonly asksWhich: boolean;
  /** The photos of its steps that are here, as base64; null of one that is on its way or could not be had. */
  readonly photos: Readonly<Record<string, string | null>>;
  /** What he takes along of it; `asked` until the desk has made it. */
  readonly taken: TakenInstruction | 'not' | 'asked' | 'failed';
  readonly before: InstructionDoor;
}

/** What a visitor said of a step, and whether the kiosk keeps it for the desk. */
export interface SaidOfStep extends LevelStep {
  readonly worked: boolean;
  readonly kept: 'not-yet' | 'kept' | 'lost';
}

/** Screens from which an instruction is opened. */
export type InstructionDoor = Extract<Screen, { at: 'self-help' | 'device-result' | 'number' }>;

/** Why a device let us no further: its owner said no, did not answer, or did not unlock it. */
export type KeptShut = 'refused' | 'no-answer' | 'locked';

/** Every screen a visitor can be on, with exactly what that screen needs. */
export type Screen =
  /** The core has not said yet what this kiosk is. */
  | { readonly at: 'connecting' }
  | { readonly at: 'attract' }
  | { readonly at: 'resume' }
  | TestScreen
  | HandOutScreen
  /** The visit is being made durable; what started it comes right after. */
  | {
      readonly at: 'starting';
      readonly errand: Errand | null;
      readonly badgeNumber: string | null;
      readonly wantsPerson: boolean;
    }
  | { readonly at: 'errand' }
  /** He will hardly be helped before the desk closes. */
  | { readonly at: 'not-today' }
  | { readonly at: 'check-in'; readonly how: 'choose' | 'staff-number' | 'guest' }
  /** Nobody has this number; it was typed, or was on a badge. */
  | { readonly at: 'unknown-badge'; readonly badgeNumber: string; readonly typed: boolean }
  /** Which of several tickets it is about, what is asked about one, and whether that got worse. */
  | { readonly at: 'earlier'; readonly face: 'which'; readonly offers: readonly EarlierVisit[] }
  | { readonly at: 'earlier'; readonly face: 'one' | 'worse'; readonly found: EarlierVisit }
  | { readonly at: 'report-type' }
  | { readonly at: 'category'; readonly page: 'common' | 'more' }
  | ({ readonly at: 'triage'; readonly question: string } & ReasonSoFar)
  | ({
      readonly at: 'words';
      readonly words: string;
      readonly photo: Photo;
    } & ReasonSoFar)
  | { readonly at: 'self-help'; readonly category: Category }
  /** What the visitor can do himself, one page at a time; `before` is where he came from. */
  | ({ readonly at: 'instruction' } & ReadInstruction)
  /** One fact of the report type: by a tile, or typed when no tile fits. */
  | { readonly at: 'details'; readonly part: DetailPart; readonly face: 'tiles' }
  | {
      readonly at: 'details';
      readonly part: DetailPart;
      readonly face: 'typing';
      readonly typed: string;
    }
  | { readonly at: 'device-plug' }
  | { readonly at: 'device-which' }
  | { readonly at: 'device-consent'; readonly device: DeviceSummary }
  | {
      readonly at: 'device-reading';
      readonly device: DeviceSummary;
      readonly facts: readonly Fact[];
      readonly findings: readonly Finding[];
      /** What the device itself waits for, or null. */
      readonly prompt: DevicePrompt | null;
      /** The visitor would rather not do that: the reading is being stopped. */
      readonly declined: boolean;
    }
  /** The device did not let us further; what was read before stays in the draft. */
  | { readonly at: 'device-kept-shut'; readonly device: DeviceSummary; readonly why: KeptShut }
  | { readonly at: 'device-result'; readonly readout: Readout }
  | {
      readonly at: 'device-label';
      /** What was read or typed so far; nothing of it is kept until it is handed over. */
      readonly labels: readonly LabelEntry[];
      /** Why the last one is not among them. */
      readonly refused: FaultCode | null;
    }
  | { readonly at: 'device-unplugged'; readonly kind: DeviceKind }
  | { readonly at: 'device-failed'; readonly device: DeviceSummary; readonly fault: Fault }
  /** What comes back: the device as the desk knows it, what is there of what went out, how it is. */
  | {
      readonly at: 'hand-in';
      readonly out: DeviceOut | null;
      readonly ticked: readonly string[];
      readonly photo: Photo;
    }
  | {
      readonly at: 'urgency';
      readonly part: UrgencyPart;
      readonly answers: Partial<UrgencyAnswers>;
    }
  | {
      readonly at: 'proposal';
      readonly answers: UrgencyAnswers;
      readonly proposal: PriorityProposal;
    }
  /** The number is being asked for; somebody who wants a person asks for him first. */
  | { readonly at: 'submitting'; readonly wantsPerson: boolean }
  | {
      readonly at: 'number';
      readonly receipt: Receipt;
      readonly shownAtMs: number;
      readonly slip: 'as-receipt' | 'printing' | 'printed' | 'failed';
      /** The desk was away when the number came, and has the visit since. */
      readonly deliveredMeanwhile: boolean;
    }
  /** Nothing of the visitor is left when this is shown. */
  | {
      readonly at: 'goodbye';
      readonly why: 'done' | 'left';
      readonly deviceStillHere: boolean;
      readonly untilMs: number;
    };

/** Screens to which Back may return. */
const returnable: ReadonlySet<Screen['at']> = new Set([
  'errand',
  'check-in',
  'unknown-badge',
  'earlier',
  'report-type',
  'category',
  'triage',
  'words',
  'self-help',
  'details',
  'device-plug',
  'device-which',
  'device-consent',
  'device-result',
  'device-label',
  'urgency',
  'proposal',
]);

export function isReturnable(screen: Screen): boolean {
  return returnable.has(screen.at);
}

/** Screens of nobody: no visit, nothing to forget. */
export function isIdleScreen(screen: Screen): boolean {
  return screen.at === 'attract' || screen.at === 'connecting' || screen.at === 'goodbye';
}

/** The screen with the number, also while an instruction that was opened from it is read. */
export function numberOn(screen: Screen): Extract<Screen, { at: 'number' }> | null {
  const on = screen.at === 'instruction' ? screen.before : screen;
  return on.at === 'number' ? on : null;
}

/** Whether the visit has its number: then it is the desk's, and nothing of it can be asked or dropped. */
export function hasNumber(screen: Screen): boolean {
  return numberOn(screen) !== null;
}

/** Whether what somebody came for is done: nothing of it waits for a code. */
export function isDone(screen: Screen): boolean {
  return hasNumber(screen) || screen.at === 'hand-out-done';
}
