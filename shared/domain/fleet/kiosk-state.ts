import { type Concern, type KioskStanding } from './heartbeat.ts';
import { type KeyState } from './kiosk-key.ts';

/** How a kiosk is, in one word; the words stand in the catalogue as `fleet-map:state.<state>`. */
export type KioskState =
  Exclude<KeyState, 'active'> | KioskStanding['standing'] | 'locked' | 'draining';

/** What is known of a kiosk from which its state follows. */
export interface KnownKiosk {
  readonly key: KeyState | 'token';
  readonly standing: KioskStanding['standing'];
  readonly concerns: readonly Concern[];
  /** It restarts after this visitor. */
  readonly draining: boolean;
}

/** What keeps most visitors from being served comes first. */
const worstFirst: readonly Concern[] = [
  'reader',
  'self-test',
  'printer',
  'outbox',
  'disk',
  'crashes',
  'configuration',
  'pack',
  'clock',
];

/**
 * The state that says most: who does not belong to the fleet any more is not judged, and of a silent one
 * nothing else is known.
 */
export function kioskStateOf({ key, standing, concerns, draining }: KnownKiosk): KioskState {
  if (key !== 'active' && key !== 'token') return key;
  if (standing === 'away' || standing === 'never-heard') return standing;
  if (concerns.includes('locked')) return 'locked';
  return draining ? 'draining' : standing;
}

/** What is to be mended first; null for nothing. That it is locked is its state. */
export function worstConcern(concerns: readonly Concern[]): Concern | null {
  return worstFirst.find((concern) => concerns.includes(concern)) ?? null;
}
