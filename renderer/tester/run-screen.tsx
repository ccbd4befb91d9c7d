import { ArrowLeft, CheckCheck, Home } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestRun } from '../../shared/domain/acceptance/run.ts';
import type { TestScript } from '../../shared/domain/acceptance/script.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { type StepAnswer, StepCard } from '../test-run/step-card.tsx';
import { Button } from '../ui/button.tsx';
import { nextIndex, type TesterState } from './tester-state.ts';
import styles from './tester-page.module.css';

/** One run, one step per screen; somebody may go back and answer again until the last step is done. */
export function RunScreen({
  run,
  script,
  locale,
  isWaiting,
  typed,
  onTyped,
  keepPhoto,
  onEnd,
  onLeave,
}: {
  readonly run: TestRun;
  readonly script: TestScript;
  readonly locale: Locale;
  readonly isWaiting: boolean;
  readonly typed: TesterState['typed'];
  readonly onTyped: (typed: TesterState['typed']) => void;
  readonly keepPhoto: (photo: Blob) => Promise<string>;
  readonly onEnd: (stepId: string, answer: StepAnswer) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('tests');
  const stepIds = script.content.steps.map(({ stepId }) => stepId);
  /** The step that somebody went back to; null for the first without an answer. */
  const [back, setBack] = useState<number | null>(null);
  const next = nextIndex(run, stepIds);
  if (run.finishedAt !== null || next === null) {
    return (
      <section className={styles['notice']}>
        <CheckCheck aria-hidden="true" />
        <h1>{t('tests:finished.title')}</h1>
        <p>{t(isWaiting ? 'tests:finished.on-its-way' : 'tests:finished.words')}</p>
        <Button wide size="touch" kind="primary" onPress={onLeave}>
          {t('tests:finished.again')}
        </Button>
      </section>
    );
  }
  const index = back ?? next;
  const stepId = stepIds[index] ?? '';
  const device = [run.device.model, run.device.version].filter((part) => part !== null).join(' ');
  return (
    <>
      <p className={styles['device']}>
        {t(run.device.source === 'machine' ? 'tests:by-machine' : 'tests:by-hand', { device })}
      </p>
      <StepCard
        key={stepId}
        script={script}
        index={index}
        locale={locale}
        heading="h1"
        earlier={run.steps.find((step) => step.stepId === stepId) ?? null}
        typed={typed?.stepId === stepId ? typed : null}
        onTyped={(words) => onTyped(words === null ? null : { stepId, ...words })}
        keepPhoto={keepPhoto}
        onEnd={(answer) => {
          setBack(null);
          onEnd(stepId, answer);
        }}
      />
      <div className={styles['around']}>
        {index === 0 ? null : (
          <Button size="touch" kind="quiet" icon={<ArrowLeft />} onPress={() => setBack(index - 1)}>
            {t('tests:previous')}
          </Button>
        )}
        <Button size="touch" kind="quiet" icon={<Home />} onPress={onLeave}>
          {t('tests:mine')}
        </Button>
      </div>
    </>
  );
}
