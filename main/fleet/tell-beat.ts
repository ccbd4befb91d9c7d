import type { Heartbeat } from '../../shared/domain/fleet/heartbeat.ts';
import type { SelfTest } from '../../shared/domain/fleet/self-test.ts';
import type { DeskClient } from '../desk/desk-client.ts';

/**
 * Sends a heartbeat. A desk from before ports were counted refuses a beat that has them, as it refuses
 * all that it does not know; it is sent once more without, so that the kiosk stays in the fleet.
 */
export async function tellBeat(
  desk: Pick<DeskClient, 'call'>,
  body: { readonly beat: Heartbeat; readonly selfTest: SelfTest | null },
) {
  const send = (sent: typeof body) =>
    desk.call('kiosk.heartbeat', { params: undefined, query: undefined, body: sent });
  const reply = await send(body);
  const { ports, ...beat } = body.beat;
  const isRefused = !reply.ok && reply.fault.code === 'input/invalid' && ports !== undefined;
  return isRefused
    ? { reply: await send({ ...body, beat }), withoutPorts: true }
    : { reply, withoutPorts: false };
}
