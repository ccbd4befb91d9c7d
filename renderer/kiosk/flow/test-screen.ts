import type { FaultCode } from '../../../shared/base/fault.ts';
import type { TestView } from '../../../shared/contract/kiosk-test-calls.ts';
import type { StepOutcome } from '../../../shared/domain/acceptance/run.ts';
import type { DevicePrompt, DeviceSummary } from '../../../shared/domain/readout.ts';

/** A tester who stands here, by his code. */
export interface TestSession {
  readonly code: string;
  readonly view: TestView;
}

/** A script in the version that is before the tester. */
export interface ChosenScript {
  readonly scriptId: string;
  readonly scriptVersion: number;
}

/** What is being told of a step that was not just passed. */
export interface Told {
  readonly outcome: Exclude<StepOutcome, 'passed'>;
  readonly words: string;
  readonly jpegBase64: string | null;
}

/** The screens of somebody who tests: no visit, and nothing of it in a ticket. */
export type TestScreen =
  | { readonly at: 'test-code'; readonly refused: FaultCode | null }
  | ({ readonly at: 'test-choose' } & TestSession)
  | ({ readonly at: 'test-device'; readonly failed: FaultCode | null } & TestSession & ChosenScript)
  | ({
      readonly at: 'test-reading';
      readonly device: DeviceSummary;
      readonly prompt: DevicePrompt | null;
    } & TestSession &
      ChosenScript)
  | ({
      readonly at: 'test-step';
      readonly runId: string;
      readonly stepId: string;
      readonly told: Told | null;
    } & TestSession)
  | ({ readonly at: 'test-done' } & TestSession);

const testScreens: ReadonlySet<string> = new Set<TestScreen['at']>([
  'test-code',
  'test-choose',
  'test-device',
  'test-reading',
  'test-step',
  'test-done',
]);

/** Whether somebody tests here. */
export function isTestScreen<S extends { readonly at: string }>(
  screen: S | TestScreen,
): screen is TestScreen {
  return testScreens.has(screen.at);
}
