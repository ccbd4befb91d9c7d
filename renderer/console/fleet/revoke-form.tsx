import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskDetail } from '../../../shared/contract/fleet-routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';
import { fleetKey } from './use-fleet.ts';

/** Takes a kiosk out of the fleet, after saying once more what that means. */
export function RevokeForm({ kiosk }: { readonly kiosk: KioskDetail }) {
  const { t } = useTranslation('fleet');
  const { desk } = useParts();
  const act = useAct([fleetKey]);
  const [because, setBecause] = useState<'retired' | 'stolen' | null>(null);
  const { kioskId } = kiosk;
  const revoke = async () => {
    if (because === null) return;
    const asked = desk.call('fleet.revoke', { params: { kioskId }, body: { because } });
    if ((await act.run(asked, t(`revoke.${because}.done`))) !== null) setBecause(null);
  };
  return (
    <div className={styles['actions']}>
      {kiosk.key === 'retired' ? null : (
        <Button onPress={() => setBecause('retired')}>{t('revoke.retired.open')}</Button>
      )}
      <Button onPress={() => setBecause('stolen')}>{t('revoke.stolen.open')}</Button>
      {because === null ? null : (
        <Dialog title={t(`revoke.${because}.open`)} onClose={() => setBecause(null)}>
          <form
            className={styles['form']}
            onSubmit={(event) => {
              event.preventDefault();
              void revoke();
            }}
          >
            <p>{t(`revoke.${because}.lead`, { name: kiosk.name })}</p>
            <SubmitButton danger disabled={act.busy}>
              {t(`revoke.${because}.submit`)}
            </SubmitButton>
          </form>
        </Dialog>
      )}
    </div>
  );
}
