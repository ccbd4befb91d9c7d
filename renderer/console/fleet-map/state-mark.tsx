import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleX,
  Hourglass,
  Lock,
  LogOut,
  MinusCircle,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KioskState } from '../../../shared/domain/fleet/kiosk-state.ts';
import styles from '../fleet/fleet.module.css';

interface Look {
  readonly Icon: LucideIcon;
  /** Of fleet.module.css and of the marker. */
  readonly tone: 'fine' | 'attention' | 'away' | 'revoked';
}

/** Each state has a shape of its own; those of the list have the shape that they have there. */
export const stateLooks: Readonly<Record<KioskState, Look>> = {
  away: { Icon: CircleX, tone: 'away' },
  attention: { Icon: CircleAlert, tone: 'attention' },
  locked: { Icon: Lock, tone: 'attention' },
  draining: { Icon: Hourglass, tone: 'attention' },
  'never-heard': { Icon: CircleHelp, tone: 'revoked' },
  fine: { Icon: CircleCheck, tone: 'fine' },
  retired: { Icon: LogOut, tone: 'revoked' },
  stolen: { Icon: Ban, tone: 'revoked' },
  gone: { Icon: MinusCircle, tone: 'revoked' },
};

/** From what wants somebody now to what wants nobody any more. */
export const statesByUrgency: readonly KioskState[] = [
  'away',
  'attention',
  'locked',
  'draining',
  'never-heard',
  'fine',
  'retired',
  'stolen',
  'gone',
];

/** How many kiosks of a plan are how, with the shape that each has on it. */
export function StateCount({
  state,
  count,
}: {
  readonly state: KioskState;
  readonly count: number;
}) {
  const { t } = useTranslation('fleet-map');
  const { Icon, tone } = stateLooks[state];
  return (
    <span className={styles['mark']} data-tone={tone}>
      <Icon aria-hidden="true" />
      {count} {t(`state.${state}`)}
    </span>
  );
}
