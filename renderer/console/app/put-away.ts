import { emptied } from './emptied.ts';

/**
 * For what is open of several forms: puts `one` away, and leaves alone what somebody opened while it
 * was being sent.
 */
export const putAway = <Open>(one: Open): ((now: Open | null) => Open | null) =>
  emptied<Open | null>(one, null);
