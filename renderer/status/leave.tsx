import { CalendarClock, CircleCheckBig, DoorOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import type { LeavingBecause } from '../../shared/domain/going-home.ts';
import { mendFocus } from '../ui/after-focus.ts';
import { Button } from '../ui/button.tsx';
import styles from './visitor-answer.module.css';

const iconOf = { solved: CircleCheckBig, 'another-time': CalendarClock } as const satisfies Record<
  LeavingBecause,
  unknown
>;

/** Going home: a quiet button, then why. Who left something at the desk reads that he collects it first. */
export function Leave({
  page,
  onLeave,
  toState,
}: {
  readonly page: StatusPage;
  readonly onLeave: (because: LeavingBecause) => Promise<Result<unknown, Fault>>;
  readonly toState: () => void;
}) {
  const { t } = useTranslation('status');
  const [step, setStep] = useState<'ready' | 'asked' | 'busy' | 'failed'>('ready');
  const section = useRef<HTMLElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const may = page.mayLeave ?? [];
  // He is gone already: all that is left to say is that nothing has to be done any more.
  const isAway = page.isAway === true;
  if (page.collectFirst === true) return <p>{t('leave.collect-first')}</p>;
  if (may.length === 0) return null;
  const ask = () => {
    setStep('asked');
    mendFocus(() => question.current);
  };
  const stay = () => {
    setStep('ready');
    mendFocus(() => section.current?.querySelector('button'));
  };
  const leave = async (because: LeavingBecause) => {
    setStep('busy');
    const said = await onLeave(because);
    setStep(said.ok ? 'ready' : 'failed');
    if (said.ok) toState();
    else mendFocus(() => section.current?.querySelector('button'));
  };
  return (
    <section ref={section} className={styles['answer']}>
      {step === 'ready' || step === 'failed' ? (
        <Button wide size="touch" kind="quiet" icon={<DoorOpen />} onPress={ask}>
          {t(isAway ? 'leave.solved' : 'leave.button')}
        </Button>
      ) : (
        <div className={styles['choices']} role="group" aria-labelledby="leave">
          <h2 id="leave" ref={question} tabIndex={-1}>
            {t(isAway ? 'leave.away-question' : 'leave.question')}
          </h2>
          {may.map((because) => {
            const Icon = iconOf[because];
            return (
              <Button
                key={because}
                wide
                size="touch"
                icon={<Icon />}
                busy={step === 'busy'}
                onPress={() => void leave(because)}
              >
                {t(`leave.${because}`)}
              </Button>
            );
          })}
          <Button wide size="touch" kind="quiet" busy={step === 'busy'} onPress={stay}>
            {t(isAway ? 'leave.away-no' : 'leave.no')}
          </Button>
          {isAway ? null : <p>{t('leave.what-happens')}</p>}
        </div>
      )}
      {step === 'failed' ? <p role="alert">{t('not-sent')}</p> : null}
    </section>
  );
}
