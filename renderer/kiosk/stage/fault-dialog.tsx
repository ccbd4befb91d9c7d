import { useTranslation } from 'react-i18next';
import { faultTraits } from '../../../shared/base/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Model } from '../flow/model.ts';
import { visitorFault } from '../parts/visitor-fault.ts';
import { signedWords } from '../screens/hand-out-words.ts';
import styles from './overlays.module.css';

/** What went wrong in the visitor's words, and every way forward that there is. */
export function FaultDialog({
  stuck: { fault, retry },
}: {
  readonly stuck: NonNullable<Model['stuck']>;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const about = visitorFault(fault.code);
  const close = () => dispatch({ type: 'fault-dismissed' });
  const visitIsGone = about === 'visit';
  return (
    <Dialog title={t(`words:fault.${about}.says`)} urgent onClose={close}>
      <p>
        {retry.call === 'hand-out.sign'
          ? t(`hand-out:sign.${signedWords(fault.code)}`)
          : t(`words:fault.${about}.way`)}
      </p>
      <div className={styles['choices']}>
        {faultTraits[fault.code].retry && about !== 'resume' ? (
          <Button
            size="tall"
            kind="primary"
            wide
            onPress={() => dispatch({ type: 'fault-retried' })}
          >
            {t('fault.again')}
          </Button>
        ) : null}
        <Button
          size="tall"
          wide
          onPress={() => dispatch({ type: visitIsGone ? 'visit-given-up' : 'fault-dismissed' })}
        >
          {t(visitIsGone ? 'fault.start-over' : 'fault.close')}
        </Button>
      </div>
    </Dialog>
  );
}
