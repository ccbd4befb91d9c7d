import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../flow/model.ts';
import { stepsOf, type Step } from '../flow/steps.ts';
import styles from './progress.module.css';

/** Which step this is, of how many: in words, and as a line of dots with names. */
export function Progress({ model }: { readonly model: Model }) {
  const { t } = useTranslation('kiosk');
  const steps = stepsOf(model);
  const now = steps.findIndex(({ state }) => state === 'now');
  if (now < 0) return null;
  return (
    <nav
      className={styles['progress']}
      aria-label={t('stage.steps', { step: now + 1, steps: steps.length })}
    >
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <StepDot key={step.name} step={step} name={t(`stage.step.${step.name}`)} />
        ))}
      </ol>
    </nav>
  );
}

function StepDot({ step, name }: { readonly step: Step; readonly name: string }) {
  return (
    <li
      className={`${styles['step']} ${styles[step.state]}`}
      aria-current={step.state === 'now' ? 'step' : undefined}
    >
      <span className={styles['dot']} aria-hidden="true">
        {step.state === 'done' ? <Check /> : null}
      </span>
      <span className={styles['name']}>{name}</span>
    </li>
  );
}
