import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { Button } from '../ui/button.tsx';
import { useStepFocus } from './use-step-focus.ts';
import styles from './visitor-answer.module.css';

/** What somebody can do who will hardly be helped today: come back later, or go to the counter. */
export function ComeBack({
  opens,
  onComeBack,
}: {
  /** In words, when the desk opens again. */
  readonly opens: string;
  readonly onComeBack: () => Promise<Result<unknown, Fault>>;
}) {
  const { t } = useTranslation('status');
  const [step, setStep] = useState<'ready' | 'sure' | 'busy' | 'failed'>('ready');
  const place = useStepFocus<HTMLDivElement>(step);
  const press = async () => {
    setStep('busy');
    setStep((await onComeBack()).ok ? 'ready' : 'failed');
  };
  return (
    <div ref={place} tabIndex={-1} className={styles['choices']}>
      {step === 'ready' || step === 'failed' ? (
        <Button size="touch" icon={<CalendarClock />} onPress={() => setStep('sure')}>
          {t('come-back.button')}
        </Button>
      ) : (
        <div className={styles['choices']} role="group" aria-label={t('come-back.button')}>
          <p role="status">{t('come-back.sure', { moment: opens })}</p>
          <Button
            wide
            size="touch"
            kind="primary"
            disabled={step === 'busy'}
            onPress={() => void press()}
          >
            {t('come-back.yes')}
          </Button>
          <Button wide size="touch" kind="quiet" onPress={() => setStep('ready')}>
            {t('come-back.no')}
          </Button>
        </div>
      )}
      {step === 'failed' ? <p role="alert">{t('come-back.failed')}</p> : null}
      <p>{t('come-back.other')}</p>
    </div>
  );
}
