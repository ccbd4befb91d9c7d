import type { FaultCode } from '../../../shared/base/fault.ts';
import type { HandedOutAtKiosk } from '../../../shared/contract/kiosk-hand-out-calls.ts';
import type {
  HandOutChoice,
  HandOutCondition,
  HandOutDevice,
  HandOutOffers,
} from '../../../shared/domain/hand-out.ts';
import type { DevicePrompt, DeviceSummary } from '../../../shared/domain/readout.ts';
import type { Category } from '../../../shared/domain/report-type.ts';
import type { AccessoryKey } from '../../../shared/domain/usual-accessories.ts';
import type { Photo } from './photo.ts';

/** What somebody chose to take along, of what was offered. */
interface ChosenHandOut {
  /** With what he came: to collect or to borrow. */
  readonly category: Category;
  readonly offers: HandOutOffers;
  readonly choice: HandOutChoice;
}

/** How the device that he takes along is, and what goes with it. */
interface CheckedHandOut {
  readonly condition: HandOutCondition;
  readonly accessories: readonly AccessoryKey[];
  readonly photoHash: string | null;
}

/** The screens of somebody who takes a device along. */
export type HandOutScreen =
  | {
      readonly at: 'hand-out-choose';
      readonly category: Category;
      /** `asked` until the desk has said; null when it did not. */
      readonly offers: HandOutOffers | 'asked' | null;
      /** Why what was under way did not come to an end. */
      readonly trouble: FaultCode | null;
    }
  /** Which device it is, is asked of the device; `refused` says why the last one is not it. */
  | ({ readonly at: 'hand-out-plug'; readonly refused: FaultCode | null } & ChosenHandOut)
  | ({
      readonly at: 'hand-out-reading';
      readonly device: DeviceSummary;
      readonly prompt: DevicePrompt | null;
    } & ChosenHandOut)
  | ({
      readonly at: 'hand-out-check';
      readonly found: HandOutDevice;
      /** What he ticked before, when he comes back to it. */
      readonly accessories: readonly AccessoryKey[];
      readonly photo: Photo;
    } & ChosenHandOut)
  | ({
      readonly at: 'hand-out-sign';
      readonly found: HandOutDevice;
      readonly checked: CheckedHandOut;
    } & ChosenHandOut)
  | { readonly at: 'hand-out-done'; readonly handedOut: HandedOutAtKiosk };

const handOutScreens: ReadonlySet<string> = new Set<HandOutScreen['at']>([
  'hand-out-choose',
  'hand-out-plug',
  'hand-out-reading',
  'hand-out-check',
  'hand-out-sign',
  'hand-out-done',
]);

/** Whether only a badge is wanting to be told what there is to take along. */
export function needsBadge(
  screen: { readonly at: string } & Partial<{ trouble: unknown }>,
): boolean {
  return screen.at === 'hand-out-choose' && screen.trouble === 'hand-out/badge-needed';
}

/** Whether somebody takes a device along here. */
export function isHandOutScreen<S extends { readonly at: string }>(
  screen: S | HandOutScreen,
): screen is HandOutScreen {
  return handOutScreens.has(screen.at);
}
