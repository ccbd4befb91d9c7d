import type { KioskState } from '../../../shared/contract/kiosk-contract.ts';
import type { KioskConfig } from '../../../shared/domain/kiosk-config.ts';
import { usualMatrix } from '../../../shared/domain/priority.ts';

/** How a kiosk stands that has this configuration: with nobody before it, at a desk that answers. */
export function kioskStateOf(config: KioskConfig): KioskState {
  const { texts, languages, errands, reportTypes, categories, idle } = config;
  return {
    kioskName: '',
    siteName: '',
    shell: 'electron',
    simulated: false,
    defaultLocale: languages[0] ?? 'nl',
    shown: { texts, languages, errands, reportTypes, categories },
    deskReachable: true,
    wait: null,
    opensAt: null,
    closedBy: null,
    closing: null,
    hours: null,
    today: null,
    priorityMatrix: usualMatrix,
    readerFault: null,
    ports: { closed: null, readsAnywhere: true },
    printerReady: false,
    counterWork: null,
    disturbances: [],
    instructions: [],
    idle,
    testing: false,
    resumable: 0,
    enrolment: null,
    lockMessage: null,
  };
}
