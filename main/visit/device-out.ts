import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import { codesOfDevice, type DeviceOut } from '../../shared/domain/hand-in.ts';
import type { VisitDraft } from '../../shared/domain/visit.ts';
import { bringsBack } from '../../shared/domain/visit-flow.ts';
import type { DeskLink } from '../desk/desk-link.ts';

/** A visitor waits this long at most for what he brings back to be known, in milliseconds. */
const longestAskMs = 1000;

/**
 * What went out with the device that a visitor brings back; null when nothing was read, when the desk does
 * not know it, or does not answer in time. The visit goes on without: the desk looks again when it has it.
 */
export async function askDeviceOut(desk: DeskLink, draft: VisitDraft): Promise<DeviceOut | null> {
  const device = deviceIdentity(draft.readout);
  const codes = [...codesOfDevice(draft.readout?.facts ?? [])];
  if (!bringsBack(draft) || (device === null && codes.length === 0)) return null;
  if (!desk.state.reachable) return null;
  const reply = await desk.call(
    'hand-in.recognise',
    { params: undefined, query: undefined, body: { device, codes } },
    { timeoutMs: longestAskMs },
  );
  return reply.ok ? reply.value.found : null;
}
