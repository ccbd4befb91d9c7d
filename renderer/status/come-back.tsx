import { CalendarClock } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { mendFocus } from '../ui/after-focus.ts';
import { Button } from '../ui/button.tsx';
import styles from './visitor-answer.module.css';

/** What somebody can do who will hardly be helped today: come back later, or go to the counter. */
export function ComeBack({
  opens,
  onComeBack,
  toState,
}: {
  /** In words, when the desk opens again. */
  readonly opens: string;
  readonly onComeBack: () => Promise<Result<unknown, Fault>>;
  readonly toState: () => void;
}) {
  const { t } = useTranslation('status');
  const [step, setStep] = useState<'ready' | 'sure' | 'busy' | 'failed'>('ready');
  const sure = useRef<HTMLParagraphElement>(null);
  const ask = () => {
    setStep('sure');
    mendFocus(() => sure.current);
  };
  const stay = () => {
    setStep('ready');
    toState();
  };
  const press = async () => {
    setStep('busy');
    const said = await onComeBack();
    setStep(said.ok ? 'ready' : 'failed');
    toState();
  };
  return (
    <>
      {step === 'ready' || step === 'failed' ? (
        <Button size="touch" icon={<CalendarClock />} onPress={ask}>
          {t('come-back.button')}
        </Button>
      ) : (
        <div className={styles['choices']} role="group" aria-label={t('come-back.button')}>
          <p ref={sure} tabIndex={-1}>
            {t('come-back.sure', { moment: opens })}
          </p>
          <Button
            wide
            size="touch"
            kind="primary"
            busy={step === 'busy'}
            onPress={() => void press()}
          >
            {t('come-back.yes')}
          </Button>
          <Button wide size="touch" kind="quiet" onPress={stay}>
            {t('come-back.no')}
          </Button>
        </div>
      )}
      {step === 'failed' ? <p role="alert">{t('come-back.failed')}</p> : null}
      <p>{t('come-back.other')}</p>
    </>
  );
}
