import { CircleAlert, CircleCheck, CircleHelp, CircleX, MinusCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FleetKiosk } from '../../../shared/contract/fleet-routes.ts';
import type { SelfTestVerdict } from '../../../shared/domain/fleet/self-test.ts';
import styles from './fleet.module.css';

const icons = {
  fine: CircleCheck,
  attention: CircleAlert,
  away: CircleX,
  'never-heard': CircleHelp,
  revoked: MinusCircle,
} as const;

/** How a kiosk stands, by shape, colour and word alike. */
export function StandingMark({ kiosk }: { readonly kiosk: Pick<FleetKiosk, 'key' | 'standing'> }) {
  const { t } = useTranslation('fleet');
  const isRevoked = kiosk.key !== 'active' && kiosk.key !== 'token';
  const Icon = icons[isRevoked ? 'revoked' : kiosk.standing];
  return (
    <span className={styles['mark']} data-tone={isRevoked ? 'revoked' : kiosk.standing}>
      <Icon aria-hidden="true" />
      {isRevoked ? t(`key.${kiosk.key}`) : t(`standing.${kiosk.standing}`)}
    </span>
  );
}

const verdicts = {
  good: { Icon: CircleCheck, tone: 'fine' },
  attention: { Icon: CircleAlert, tone: 'attention' },
  bad: { Icon: CircleX, tone: 'away' },
  absent: { Icon: MinusCircle, tone: 'revoked' },
} as const;

/** How one part came out of the self-test. */
export function VerdictMark({ verdict }: { readonly verdict: SelfTestVerdict }) {
  const { t } = useTranslation('fleet');
  const { Icon, tone } = verdicts[verdict];
  return (
    <span className={styles['mark']} data-tone={tone}>
      <Icon aria-hidden="true" />
      {t(`verdict.${verdict}`)}
    </span>
  );
}
