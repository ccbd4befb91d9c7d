import type { KioskState } from '../../../shared/contract/kiosk-contract.ts';
import type { HandInCondition } from '../../../shared/domain/hand-in.ts';
import type { Telling } from '../../../shared/domain/instruction-link.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { LabelWay } from '../../../shared/domain/label-entry.ts';
import type { Identification } from '../../../shared/domain/person.ts';
import type { UrgencyAnswers } from '../../../shared/domain/priority.ts';
import type { PortTrouble } from '../../../shared/domain/port-trouble.ts';
import type { DevicePrompt, DeviceSummary, Fact, Finding } from '../../../shared/domain/readout.ts';
import type { Category, Errand, ReportType } from '../../../shared/domain/report-type.ts';
import type { EarlierAnswer, Worse } from '../../../shared/domain/earlier-answer.ts';
import type { Reply } from './model.ts';
import type { SelfTyped } from './self-typed.ts';
import type { HandOutTap } from './hand-out-tap.ts';
import type { TestTap } from './tests.ts';

/** How a visitor says who he is, before the contract has cleaned it. */
export type IdentificationInput = Identification;

/** What a visitor does on the screen. */
export type Tap =
  | { readonly type: 'language-chosen'; readonly locale: Locale }
  | { readonly type: 'text-size-changed' }
  | { readonly type: 'errand-chosen'; readonly errand: Errand }
  | { readonly type: 'not-today-answered'; readonly answer: 'go-on' | 'come-back' }
  | { readonly type: 'resume-opened' }
  | { readonly type: 'resume-entered'; readonly resumeCode: string }
  | { readonly type: 'check-in-way-chosen'; readonly how: 'staff-number' | 'guest' }
  | ({ readonly type: 'self-typed' } & SelfTyped)
  | { readonly type: 'identified'; readonly identification: IdentificationInput }
  | { readonly type: 'me-too'; readonly disturbanceId: string }
  | { readonly type: 'earlier-picked'; readonly ticketId: string }
  | { readonly type: 'earlier-answered'; readonly answer: EarlierAnswer['answer'] }
  /** Null: it is as it was. */
  | { readonly type: 'worse-answered'; readonly worse: Worse | null }
  /** Stay with the answer that is there already. */
  | { readonly type: 'kept' }
  | { readonly type: 'other-report-asked' }
  | { readonly type: 'report-type-chosen'; readonly reportType: ReportType }
  | { readonly type: 'category-chosen'; readonly category: Category }
  | { readonly type: 'triage-answered'; readonly answer: string }
  | { readonly type: 'words-typed'; readonly words: string }
  | { readonly type: 'photo-taken'; readonly jpegBase64: string }
  | { readonly type: 'photo-removed' }
  | { readonly type: 'reason-finished' }
  /** Whether the answer on the screen was enough. */
  | { readonly type: 'self-help-answered'; readonly outcome: 'helped' | 'not-enough' }
  | { readonly type: 'instruction-opened'; readonly instructionId: string }
  | { readonly type: 'telling-chosen'; readonly telling: Telling }
  | { readonly type: 'instruction-turned'; readonly to: 'next' | 'previous' }
  | { readonly type: 'instruction-taken' }
  /** Step 0 is all of it. */
  | { readonly type: 'step-answered'; readonly step: number; readonly worked: boolean }
  | { readonly type: 'instruction-answered'; readonly outcome: 'helped' | 'not-enough' }
  | { readonly type: 'for-whom-asked' }
  | { readonly type: 'detail-typing-asked' }
  | { readonly type: 'detail-typed'; readonly typed: string }
  /** One fact of the report type; the flow finds out whether it is one. */
  | { readonly type: 'detail-given'; readonly value: unknown }
  | { readonly type: 'device-picked'; readonly deviceId: string }
  | { readonly type: 'device-decided'; readonly choice: 'read' | 'charge-only' | 'no-device' }
  | { readonly type: 'reading-repeated' }
  /** The device has no cable, or none that fits. */
  | { readonly type: 'label-opened' }
  | { readonly type: 'label-given'; readonly text: string; readonly way: LabelWay }
  | { readonly type: 'label-finished' }
  /** Would rather not do what the device waits for. */
  | { readonly type: 'prompt-declined' }
  | { readonly type: 'result-answered'; readonly answer: 'yes' | 'also' | 'no' | null }
  /** Something that went out is here, or is not after all. */
  | { readonly type: 'accessory-ticked'; readonly name: string }
  | { readonly type: 'hand-in-given'; readonly condition: HandInCondition }
  | {
      readonly type: 'urgency-answered';
      readonly answer: Partial<UrgencyAnswers>;
    }
  | { readonly type: 'proposal-accepted'; readonly argument: string }
  | { readonly type: 'slip-asked' }
  | TestTap
  | HandOutTap
  | { readonly type: 'finished' }
  | { readonly type: 'back' }
  | { readonly type: 'person-asked' }
  | { readonly type: 'person-confirmed' }
  | { readonly type: 'start-over-asked' }
  | { readonly type: 'start-over-confirmed' }
  | { readonly type: 'overlay-closed' }
  | { readonly type: 'fault-retried' }
  | { readonly type: 'fault-dismissed' }
  /** The core no longer knows this visit. */
  | { readonly type: 'visit-given-up' };

/** What comes from outside the screen. */
export type News =
  | { readonly type: 'link-changed'; readonly linked: boolean }
  | { readonly type: 'kiosk-changed'; readonly kiosk: KioskState }
  | { readonly type: 'device-attached'; readonly device: DeviceSummary }
  | { readonly type: 'device-detached'; readonly deviceId: string }
  | { readonly type: 'port-troubled'; readonly trouble: PortTrouble }
  | { readonly type: 'fact-read'; readonly deviceId: string; readonly fact: Fact }
  | { readonly type: 'finding-made'; readonly deviceId: string; readonly finding: Finding }
  | {
      readonly type: 'prompt-changed';
      readonly deviceId: string;
      readonly prompt: DevicePrompt | null;
    }
  /** The desk has a visit that waited here for it: of whoever stands here, or of somebody long gone. */
  | { readonly type: 'visit-delivered'; readonly visitId: string }
  | { readonly type: 'badge-scanned'; readonly badgeNumber: string }
  /** A reader that types: a badge, and on the label screen a label. */
  | { readonly type: 'code-scanned'; readonly text: string }
  | { readonly type: 'activity' }
  | { readonly type: 'tick'; readonly nowMs: number }
  /** `epoch` is the one in which the call was asked. */
  | { readonly type: 'replied'; readonly epoch: number; readonly reply: Reply };

/** Everything that can happen to the screen. */
export type Happening = Tap | News;
