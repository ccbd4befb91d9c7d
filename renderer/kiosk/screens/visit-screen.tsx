import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Model } from '../flow/model.ts';
import type { Screen } from '../flow/screen.ts';
import { AnyReading } from './any-reading.tsx';
import { selfShown } from '../flow/self-typed.ts';
import { Category } from './category.tsx';
import { CheckIn } from './check-in.tsx';
import { Closed } from './closed.tsx';
import { Details } from './details.tsx';
import { DeviceConsent } from './device-consent.tsx';
import { DeviceLabel } from './device-label.tsx';
import { DeviceFailed, DevicePlug, DeviceUnplugged, DeviceWhich } from './device-plug.tsx';
import { DeviceKeptShut } from './device-kept-shut.tsx';
import { DevicePromptPage } from './device-prompt.tsx';
import { DeviceReading } from './device-reading.tsx';
import { DeviceResult } from './device-result.tsx';
import { Earlier } from './earlier.tsx';
import { ErrandQuestion } from './errand.tsx';
import { Goodbye } from './goodbye.tsx';
import { Guest } from './guest.tsx';
import { HandInScreen } from './hand-in.tsx';
import { HandOut } from './hand-out.tsx';
import { InstructionScreen } from './instruction.tsx';
import { Moment } from './moment.tsx';
import { NotToday } from './not-today.tsx';
import { NumberScreen } from './number.tsx';
import { Proposal } from './proposal.tsx';
import { ReportTypeQuestion } from './report-type.tsx';
import { Resume } from './resume.tsx';
import { SelfHelp } from './self-help.tsx';
import { StaffNumber } from './staff-number.tsx';
import { TestChoose, TestDevice } from './test-choose.tsx';
import { TestCode } from './test-code.tsx';
import { TestDone } from './test-done.tsx';
import { TestStep } from './test-step.tsx';
import { TriageScreen } from './triage.tsx';
import { UnknownBadge } from './unknown-badge.tsx';
import { Urgency } from './urgency.tsx';
import { Words } from './words.tsx';

/** What is shown once somebody has come. */
export type AfterFirst = Exclude<Screen, { readonly at: 'connecting' | 'starting' | 'attract' }>;

/** The drawing of each screen but the first (screen-view.tsx). */
export function VisitScreen({
  screen,
  model,
}: {
  readonly screen: AfterFirst;
  readonly model: Model;
}) {
  switch (screen.at) {
    case 'submitting':
      return <Moment about={screen.at} />;
    case 'resume':
      return <Resume />;
    case 'test-code':
      return <TestCode refused={screen.refused} />;
    case 'test-choose':
      return <TestChoose screen={screen} locale={model.locale} />;
    case 'test-device':
      return <TestDevice screen={screen} model={model} />;
    case 'test-reading':
    case 'hand-out-reading':
      return <AnyReading screen={screen} />;
    case 'test-step':
      return <TestStep screen={screen} locale={model.locale} />;
    case 'test-done':
      return <TestDone screen={screen} />;
    case 'errand':
      return <ErrandQuestion model={model} />;
    case 'not-today':
      return <NotToday model={model} />;
    case 'check-in':
      if (screen.how === 'staff-number') return <StaffNumber />;
      return screen.how === 'guest' ? (
        <Guest typed={selfShown(model)} />
      ) : (
        <CheckIn model={model} />
      );
    case 'unknown-badge':
      return <UnknownBadge screen={screen} self={selfShown(model)} />;
    case 'earlier':
      // Its faces follow each other: only one that is drawn anew takes the focus.
      return <Earlier key={screen.face} screen={screen} locale={model.locale} />;
    case 'report-type':
      return <ReportTypeQuestion model={model} />;
    case 'category':
      // Both pages have one title: only a page that is drawn anew takes the focus.
      return <Category key={screen.page} model={model} page={screen.page} />;
    case 'triage':
      return <TriageScreen model={model} category={screen.category} question={screen.question} />;
    case 'words':
      return <Words screen={screen} />;
    case 'self-help':
      return <SelfHelp model={model} category={screen.category} />;
    case 'instruction':
      return <InstructionScreen model={model} screen={screen} />;
    case 'details':
      return <Details model={model} screen={screen} />;
    case 'device-plug':
      return <DevicePlug model={model} />;
    case 'device-which':
      return <DeviceWhich model={model} />;
    case 'device-consent':
      return <DeviceConsent device={screen.device} readable={model.kiosk?.readerFault === null} />;
    case 'device-reading':
      return screen.prompt === null ? (
        <DeviceReading screen={screen} locale={model.locale} />
      ) : (
        <DevicePromptPage device={screen.device} prompt={screen.prompt} facts={screen.facts} />
      );
    case 'device-result':
      return <DeviceResult model={model} readout={screen.readout} />;
    case 'device-label':
      return <DeviceLabel screen={screen} />;
    case 'device-unplugged':
      return <DeviceUnplugged model={model} kind={screen.kind} />;
    case 'device-failed':
      return <DeviceFailed device={screen.device} fault={screen.fault} />;
    case 'device-kept-shut':
      return <DeviceKeptShut device={screen.device} why={screen.why} />;
    case 'hand-in':
      return <HandInScreen screen={screen} kind={model.draft?.readout?.device.kind ?? null} />;
    case 'hand-out-choose':
    case 'hand-out-plug':
    case 'hand-out-check':
    case 'hand-out-sign':
    case 'hand-out-done':
      return <HandOut screen={screen} model={model} />;
    case 'urgency':
      return <Urgency part={screen.part} model={model} />;
    case 'proposal':
      return <Proposal proposal={screen.proposal} />;
    case 'number':
      return <NumberScreen model={model} screen={screen} />;
    case 'goodbye':
      // A revoked kiosk has nobody to say goodbye for.
      if (model.kiosk !== null && model.kiosk.enrolment !== null) return <Closed model={model} />;
      return <Goodbye why={screen.why} deviceStillHere={screen.deviceStillHere} />;
    default:
      return assertNever(screen);
  }
}
