import { PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../flow/model.ts';

/** Says what the port is for in which somebody put his device, and where to go with it. */
export function ClosedPort({
  model,
  className,
}: {
  readonly model: Model;
  readonly className: string | undefined;
}) {
  const { t } = useTranslation('kiosk');
  const { closed, readsAnywhere } = model.kiosk?.ports ?? { closed: null, readsAnywhere: true };
  if (closed === null) return null;
  return (
    <p className={className} role="status">
      <PlugZap aria-hidden="true" />
      <span>
        {t(`closed-port.${closed}`)} {t(readsAnywhere ? 'closed-port.other' : 'closed-port.none')}
      </span>
    </p>
  );
}
