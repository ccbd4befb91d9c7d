import type { KioskState } from '../shared/contract/kiosk-contract.ts';
import { type KioskConfig, shownConfigSchema } from '../shared/domain/kiosk-config.ts';
import { usualMatrix } from '../shared/domain/priority.ts';
import type { DeskState } from './desk/desk-link.ts';
import type { KioskParts } from './kiosk-parts.ts';

/** What of the state comes from the parts of a kiosk as they are. */
type Told = Pick<
  KioskState,
  | 'readerFault'
  | 'ports'
  | 'printerReady'
  | 'counterWork'
  | 'disturbances'
  | 'instructions'
  | 'resumable'
  | 'enrolment'
  | 'lockMessage'
>;

/** What a screen is told: who the desk says that the kiosk is, how it is configured, and how it stands. */
export function kioskState(
  { shell, simulated }: Pick<KioskParts, 'shell' | 'simulated'>,
  config: KioskConfig,
  desk: DeskState,
  told: Told,
): KioskState {
  return {
    kioskName: desk.identity?.kioskName ?? '',
    siteName: desk.identity?.siteName ?? '',
    shell,
    simulated,
    defaultLocale: config.languages[0] ?? 'nl',
    shown: shownConfigSchema.strip().parse(config),
    deskReachable: desk.reachable,
    wait: desk.wait,
    opensAt: desk.opensAt,
    closedBy: desk.closedBy,
    closing: desk.closing,
    hours: desk.identity?.hours ?? null,
    today: desk.today,
    priorityMatrix: desk.identity?.priorityMatrix ?? usualMatrix,
    idle: config.idle,
    testing: desk.testing,
    ...told,
  };
}
