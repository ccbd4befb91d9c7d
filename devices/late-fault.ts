import { fault, type Fault } from '../shared/base/fault.ts';
import type { DevicePrompt } from '../shared/domain/readout.ts';

/** Why a step was too late: what the visitor was asked for and did not do, else the device itself. */
export function lateFault(prompt: DevicePrompt | null, id: string, deadlineMs: number): Fault {
  switch (prompt) {
    case 'trust':
    case 'allow-debugging':
      return fault('device/trust-timeout', `${id}: ${prompt} not answered within ${deadlineMs} ms`);
    case 'unlock':
    case 'enter-passcode':
      return fault('device/locked', `${id}: ${prompt} not done within ${deadlineMs} ms`);
    default:
      return fault('device/timeout', `${id} had no answer within ${deadlineMs} ms`);
  }
}
