import type { Fault } from '../../../shared/base/fault.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';

/** Ends the session at the desk: null once it is over, else why it still holds. */
export async function endSession(desk: DeskClient): Promise<Fault | null> {
  const ended = await desk.call('session.end', {});
  return ended.ok || ended.fault.code === 'auth/required' ? null : ended.fault;
}
