import { Check, Square, TriangleAlert, Volume2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InstructionStep, InstructionVariant } from '../../shared/domain/instruction.ts';
import type { Telling } from '../../shared/domain/instruction-link.ts';
import { Button } from '../ui/button.tsx';
import { InstructionPicture } from '../ui/instruction-picture.tsx';
import { useReadAloud } from '../ui/use-read-aloud.ts';
import { lastSaid, type KeptAnswer } from './answer-queue.ts';
import type { SaidOfStep } from './instruction-screen.tsx';
import styles from './instruction-screen.module.css';

/** One instruction for one reader: what to take care of, and its steps, each with its question. */
export function InstructionText({
  instructionId,
  variant,
  telling,
  heading: Heading,
  answers,
  onAnswer,
}: {
  readonly instructionId: string;
  readonly variant: InstructionVariant;
  readonly telling: Telling;
  readonly heading: 'h1' | 'h2' | 'h3';
  readonly answers: readonly KeptAnswer[];
  readonly onAnswer: (said: SaidOfStep) => void;
}) {
  const { t } = useTranslation('instruction-page');
  const { title, intro, safety, steps, locale, level } = variant;
  return (
    <article className={styles['instruction']} aria-label={title} lang={locale}>
      <Heading>{title}</Heading>
      {intro === undefined || intro === '' ? null : <p>{intro}</p>}
      {telling === 'aloud' ? <Aloud variant={variant} /> : null}
      {safety.length === 0 ? null : (
        <section className={styles['safety']} aria-label={t('safety')}>
          <p>
            <TriangleAlert aria-hidden="true" />
            <strong>{t('safety')}</strong>
          </p>
          <ul>
            {safety.map((measure) => (
              <li key={measure}>{measure}</li>
            ))}
          </ul>
        </section>
      )}
      <ol className={styles['steps']}>
        {steps.map((step, place) => (
          <Step
            key={`${locale} ${level} ${place}`}
            step={step}
            number={place + 1}
            withPicture={telling !== 'short'}
            said={lastSaid(answers, { instructionId, level, step: place + 1 })}
            onAnswer={(worked) => onAnswer({ instructionId, level, step: place + 1, worked })}
          />
        ))}
      </ol>
    </article>
  );
}

function Step({
  step,
  number,
  withPicture,
  said,
  onAnswer,
}: {
  readonly step: InstructionStep;
  readonly number: number;
  readonly withPicture: boolean;
  readonly said: KeptAnswer | null;
  readonly onAnswer: (worked: boolean) => void;
}) {
  const { t } = useTranslation('instruction-page');
  const worked = said?.answer.worked ?? null;
  const name = t('step', { step: number });
  return (
    <li className={styles['step']}>
      <p className={styles['number']}>{name}</p>
      {withPicture && step.picture !== undefined ? (
        <div className={styles['picture']}>
          <InstructionPicture picture={step.picture} />
        </div>
      ) : null}
      <p className={styles['do']}>{step.do}</p>
      {step.see === undefined || step.see === '' ? null : (
        <p>
          <strong>{t('see')}</strong> {step.see}
        </p>
      )}
      {step.ifNot === undefined || step.ifNot === '' ? null : (
        <details className={styles['if-not']} open={worked === false}>
          <summary>{t('if-not')}</summary>
          <p>{step.ifNot}</p>
        </details>
      )}
      <div
        className={styles['worked']}
        role="group"
        aria-label={`${name}. ${t('worked.question')}`}
      >
        <span aria-hidden="true">{t('worked.question')}</span>
        <Button
          size="touch"
          icon={<Check />}
          pressed={worked === true}
          onPress={() => onAnswer(true)}
        >
          {t('worked.yes')}
        </Button>
        <Button
          size="touch"
          icon={<X />}
          pressed={worked === false}
          onPress={() => onAnswer(false)}
        >
          {t('worked.no')}
        </Button>
      </div>
      <p role="status" className={styles['said']}>
        {said === null
          ? ''
          : !said.sent
            ? t('worked.waits')
            : t(worked === true ? 'worked.thanks' : 'worked.told', { step: number })}
      </p>
    </li>
  );
}

/** Reads everything from the title to the last step; offered where this device has a voice for it. */
function Aloud({ variant }: { readonly variant: InstructionVariant }) {
  const { t } = useTranslation('instruction-page');
  const { offered, reading, read, stop } = useReadAloud(variant.locale);
  if (!offered) return <p className={styles['no-voice']}>{t('no-voice')}</p>;
  return (
    <Button
      size="touch"
      kind="primary"
      icon={reading ? <Square /> : <Volume2 />}
      onPress={() =>
        reading ? stop() : read(spoken(variant, t('safety'), (step) => t('step', { step })))
      }
    >
      {t(reading ? 'stop' : 'read')}
    </Button>
  );
}

function spoken(
  { title, intro, safety, steps }: InstructionVariant,
  takeCare: string,
  stepName: (number: number) => string,
): readonly string[] {
  return [
    title,
    intro ?? '',
    ...(safety.length === 0 ? [] : [takeCare, ...safety]),
    ...steps.flatMap((step, place) => [
      stepName(place + 1),
      step.do,
      step.see ?? '',
      step.ifNot ?? '',
    ]),
  ].filter((text) => text !== '');
}
