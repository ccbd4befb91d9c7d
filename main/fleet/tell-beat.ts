import type { Heartbeat } from '../../shared/domain/fleet/heartbeat.ts';
import type { SelfTest } from '../../shared/domain/fleet/self-test.ts';
import type { DeskClient } from '../desk/desk-client.ts';

/** What a heartbeat did not have from the beginning, newest first. */
const added = ['pack', 'ports'] as const satisfies readonly (keyof Heartbeat)[];
export type AddedToBeat = (typeof added)[number];

/**
 * Sends a heartbeat. A desk from before one of these was told refuses a beat that has it, as it refuses all that
 * it does not know; it is sent again without, so that the kiosk stays in the fleet.
 */
export async function tellBeat(
  desk: Pick<DeskClient, 'call'>,
  { beat, selfTest }: { readonly beat: Heartbeat; readonly selfTest: SelfTest | null },
) {
  const send = (sent: Heartbeat) => {
    const body = { beat: sent, selfTest };
    return desk.call('kiosk.heartbeat', { params: undefined, query: undefined, body });
  };
  let sent = beat;
  let reply = await send(sent);
  const without: AddedToBeat[] = [];
  for (const name of added) {
    if (reply.ok || reply.fault.code !== 'input/invalid') break;
    if (sent[name] === undefined) continue;
    const { [name]: _unknown, ...rest } = sent;
    sent = rest;
    without.push(name);
    reply = await send(sent);
  }
  return { reply, without };
}
