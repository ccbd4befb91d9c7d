import {
  BadgeCheck,
  BookOpenText,
  CirclePause,
  ClipboardPenLine,
  GraduationCap,
  KeyRound,
  Merge,
  Network,
  PackagePlus,
  Armchair as Seat,
  Shapes,
  Signpost,
  Siren,
  Stamp,
  Star,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Session } from '../../../shared/contract/desk-contract.ts';
import { isOpen } from '../../../shared/domain/service-level/clock.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { AttachmentsLine } from '../attachments/attachments-line.tsx';
import { AttachmentsTab } from '../attachments/attachments-tab.tsx';
import { PresenceLine } from '../presence/presence-line.tsx';
import { MacroForm } from '../text/macro-form.tsx';
import { ProceduresTab } from '../procedures/procedures-tab.tsx';
import { InstructionsTab } from '../instructions/instructions-tab.tsx';
import { WorkTab } from '../work/work-tab.tsx';
import { ClockLine } from '../service-level/clock-line.tsx';
import { PauseForm } from '../service-level/pause-form.tsx';
import { EscalateForm } from '../escalation/escalate-form.tsx';
import { EscalationLine } from '../escalation/escalation-line.tsx';
import { ImportantDeviceForm } from '../priority/important-device-form.tsx';
import { AssetLine } from '../asset/asset-line.tsx';
import { AssetTab } from '../asset/asset-tab.tsx';
import { CustodyTab } from '../bench/custody-tab.tsx';
import { HereLine, PickUpLine } from '../bench/here-line.tsx';
import { HandInCardLine } from '../hand-in/hand-in-line.tsx';
import { OfferLine } from '../loans/offer-line.tsx';
import { LeaveForm, leaveFormId } from '../bench/leave-form.tsx';
import { AcceptanceLine } from '../acceptance/acceptance-line.tsx';
import { LinkProblemForm } from '../problem/link-problem-form.tsx';
import { ProblemLine } from '../problem/problem-line.tsx';
import { MergeForm } from '../related/merge-form.tsx';
import { PossibleLine } from '../related/possible-line.tsx';
import { RelatedPanel } from '../related/related-panel.tsx';
import { FeedbackLine } from './feedback-line.tsx';
import { HeldLine } from './held-line.tsx';
import { ReopenLine } from './reopen-line.tsx';
import { hasDetails } from '../../../shared/domain/report-details.ts';
import { FactsForm } from '../report-type/facts-form.tsx';
import { ReportLine } from '../report-type/report-line.tsx';
import { ReportPanel } from '../report-type/report-panel.tsx';
import { RetypeForm } from '../report-type/retype-form.tsx';
import { AskApprovalForm } from '../authorisation/ask-approval-form.tsx';
import { AuthorisationLine } from '../authorisation/authorisation-line.tsx';
import { GrantForm } from '../authorisation/grant-form.tsx';
import { IdentityForm } from '../authorisation/identity-form.tsx';
import { SeatForm } from '../authorisation/seat-form.tsx';
import { isApproved } from '../authorisation/use-authorisation.ts';
import { GiveForm, giveFormId } from '../instruction-link/give-form.tsx';
import { FailedStepLine } from '../instruction-link/failed-step-line.tsx';
import { GivenTab } from '../instruction-link/given-tab.tsx';
import { mayTransfer } from '../../../shared/domain/site.ts';
import { SiteLine } from '../sites/site-line.tsx';
import { TransferForm } from '../sites/transfer-form.tsx';
import { NeedForm } from '../skills/need-form.tsx';

/** A tab beside what was tried, earlier tickets and history. */
export interface CardTab {
  readonly id: string;
  /** Its name in the catalogue, `<namespace>:<key>`. */
  readonly words: string;
  readonly Panel: ComponentType<{ readonly ticket: Ticket }>;
}

/** A form under "more" of the card. */
export interface CardForm {
  readonly id: string;
  /** After `f`. */
  readonly key: string;
  readonly words: string;
  readonly Icon: LucideIcon;
  readonly isOffered: (ticket: Ticket, session: Session) => boolean;
  readonly Form: ComponentType<{ readonly ticket: Ticket; readonly onClose: () => void }>;
}

/** A line between the priority and the three columns; draws nothing when there is nothing to say. */
export type CardLine = ComponentType<{ readonly ticket: Ticket }>;

/** The tabs that every card begins with; `work-panel.tsx` draws them. */
const firstTabs = [
  { id: 'tried', words: 'console:work.tried' },
  { id: 'earlier', words: 'console:work.earlier' },
  { id: 'history', words: 'console:work.history' },
] as const;

/** What the topics of the desk add to a card, in the order in which it is shown. */
export const cardTabs: readonly CardTab[] = [
  { id: 'report', words: 'details:tab', Panel: ReportPanel },
  { id: 'procedures', words: 'procedures:tab', Panel: ProceduresTab },
  { id: 'instructions', words: 'instructions:card.tab', Panel: InstructionsTab },
  { id: 'work', words: 'work:tab', Panel: WorkTab },
  { id: 'custody', words: 'bench:tab', Panel: CustodyTab },
  { id: 'attachments', words: 'attachments:tab', Panel: AttachmentsTab },
  { id: 'given', words: 'instruction-links:tab', Panel: GivenTab },
  { id: 'asset', words: 'assets:tab.title', Panel: AssetTab },
  { id: 'related', words: 'verify:related.title', Panel: RelatedPanel },
];

/** All tabs in the order of their numbers. */
export const tabsInOrder: readonly Pick<CardTab, 'id' | 'words'>[] = [...firstTabs, ...cardTabs];

export const cardForms: readonly CardForm[] = [
  {
    id: 'macro',
    key: 'm',
    words: 'texts:macro.title',
    Icon: Workflow,
    isOffered: ({ item }) => isOpen(item.status),
    Form: MacroForm,
  },
  {
    id: 'escalate',
    key: 'e',
    words: 'escalation:form.title',
    Icon: Siren,
    isOffered: ({ item }) => item.status === 'in-progress',
    Form: EscalateForm,
  },
  {
    id: 'facts',
    key: 'g',
    words: 'details:form.facts',
    Icon: ClipboardPenLine,
    isOffered: ({ item }) => isOpen(item.status) && hasDetails(item.errand),
    Form: FactsForm,
  },
  {
    id: 'retype',
    key: 't',
    words: 'details:form.retype',
    Icon: Shapes,
    isOffered: ({ item }) => isOpen(item.status),
    Form: RetypeForm,
  },
  {
    id: 'pause',
    key: 'k',
    words: 'service-level:pause.title',
    Icon: CirclePause,
    isOffered: ({ item }) => isOpen(item.status),
    Form: PauseForm,
  },
  {
    id: leaveFormId,
    key: 'l',
    words: 'bench:leave.title',
    Icon: PackagePlus,
    isOffered: ({ item }) => item.status === 'in-progress' || item.status === 'resolved',
    Form: LeaveForm,
  },
  {
    id: giveFormId,
    key: 'u',
    words: 'instruction-links:give.title',
    Icon: BookOpenText,
    isOffered: () => true,
    Form: GiveForm,
  },
  {
    id: 'merge',
    key: 's',
    words: 'verify:merge.title',
    Icon: Merge,
    isOffered: ({ item }) => isOpen(item.status),
    Form: MergeForm,
  },
  {
    id: 'important-device',
    key: 'b',
    words: 'priority:device.title',
    Icon: Star,
    isOffered: ({ readout }) => readout !== null,
    Form: ImportantDeviceForm,
  },
  {
    id: 'ask-approval',
    key: 'a',
    words: 'authorisation:ask.title',
    Icon: Stamp,
    isOffered: isApproved,
    Form: AskApprovalForm,
  },
  {
    id: 'identity',
    key: 'i',
    words: 'authorisation:identity.title',
    Icon: BadgeCheck,
    isOffered: isApproved,
    Form: IdentityForm,
  },
  {
    id: 'seat',
    key: 'c',
    words: 'authorisation:seat.title',
    Icon: Seat,
    isOffered: isApproved,
    Form: SeatForm,
  },
  {
    id: 'grant',
    key: 'r',
    words: 'authorisation:grant.title',
    Icon: KeyRound,
    isOffered: ({ item }) => item.reportType === 'authorisation',
    Form: GrantForm,
  },
  {
    id: 'problem',
    key: 'p',
    words: 'problems:link.title',
    Icon: Network,
    isOffered: () => true,
    Form: LinkProblemForm,
  },
  {
    id: 'transfer',
    key: 'd',
    words: 'sites:transfer.title',
    Icon: Signpost,
    isOffered: ({ item }) => mayTransfer(item.status),
    Form: TransferForm,
  },
  {
    id: 'need',
    key: 'w',
    words: 'skills:need.title',
    Icon: GraduationCap,
    isOffered: ({ item }) => item.status === 'waiting' || item.heldUntil !== null,
    Form: NeedForm,
  },
];
export const cardLines: readonly CardLine[] = [
  HeldLine,
  PresenceLine,
  AttachmentsLine,
  SiteLine,
  ReportLine,
  AuthorisationLine,
  ClockLine,
  EscalationLine,
  AssetLine,
  HereLine,
  PickUpLine,
  HandInCardLine,
  OfferLine,
  ReopenLine,
  PossibleLine,
  ProblemLine,
  AcceptanceLine,
  FeedbackLine,
  FailedStepLine,
];
