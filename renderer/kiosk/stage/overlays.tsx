import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDispatch } from '../dispatch.ts';
import { idleWarning } from '../flow/idle-warning.ts';
import type { Model } from '../flow/model.ts';
import { playChime } from '../parts/chime.ts';
import { FaultDialog } from './fault-dialog.tsx';
import styles from './overlays.module.css';

/** What may lie over a screen; the most pressing alone. */
export function Overlays({ model }: { readonly model: Model }) {
  const secondsLeft = idleWarning(model);
  if (!model.linked) return null;
  if (secondsLeft !== null) return <IdleDialog secondsLeft={secondsLeft} />;
  if (model.stuck !== null) return <FaultDialog stuck={model.stuck} />;
  if (model.overlay === null) return null;
  return <AskDialog about={model.overlay} />;
}

function AskDialog({ about }: { readonly about: 'person' | 'start-over' }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const close = () => dispatch({ type: 'overlay-closed' });
  const confirmed = about === 'person' ? 'person-confirmed' : 'start-over-confirmed';
  return (
    <Dialog title={t(`ask.${about}.title`)} onClose={close}>
      <p>{t(`ask.${about}.lead`)}</p>
      <div className={styles['choices']}>
        <Button
          size="tall"
          wide
          kind={about === 'person' ? 'primary' : 'danger'}
          onPress={() => dispatch({ type: confirmed })}
        >
          {t(`ask.${about}.yes`)}
        </Button>
        <Button size="tall" wide onPress={close}>
          {t(`ask.${about}.no`)}
        </Button>
      </div>
    </Dialog>
  );
}

/** Any touch or key is an answer; the button is for who looks for one. */
function IdleDialog({ secondsLeft }: { readonly secondsLeft: number }) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  useEffect(() => playChime(), []);
  const here = () => dispatch({ type: 'overlay-closed' });
  return (
    <Dialog title={t('idle.title')} urgent onClose={here}>
      <p aria-live="off">{t('idle.lead', { count: secondsLeft })}</p>
      <Button size="tall" kind="primary" wide onPress={here}>
        {t('idle.yes')}
      </Button>
    </Dialog>
  );
}
