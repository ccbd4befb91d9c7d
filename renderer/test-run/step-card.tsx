import { Ban, Camera, Check, SkipForward, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndedStep, StepOutcome, StepResult } from '../../shared/domain/acceptance/run.ts';
import type { TestScript } from '../../shared/domain/acceptance/script.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { smallerJpeg } from '../console/procedures/smaller-jpeg.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './step-card.module.css';

/** What a tester says of a step; `photo` is what keeping it answered. */
export interface StepAnswer extends Pick<StepResult, 'outcome' | 'remark'> {
  readonly photo: string | null;
}

/** Words about a step that are being written and were not sent yet. */
export interface Typed {
  readonly outcome: Exclude<StepOutcome, 'passed'>;
  readonly words: string;
}

const iconOf = { passed: Check, failed: X, blocked: Ban, skipped: SkipForward } as const;

/** One step of a script: what to do, what to see, and how it went. The same in console, phone and kiosk. */
export function StepCard({
  script,
  index,
  locale,
  earlier,
  heading: Heading,
  busy = false,
  typed = null,
  onTyped,
  keepPhoto,
  onEnd,
}: {
  readonly script: TestScript;
  /** From zero. */
  readonly index: number;
  readonly locale: Locale;
  /** What was answered before, when somebody comes back to it. */
  readonly earlier: EndedStep | null;
  readonly heading: 'h1' | 'h3';
  readonly busy?: boolean;
  /** What was being written when the page was left. */
  readonly typed?: Typed | null;
  /** Hears what is being written, so that it can be kept; null when it is sent or put away. */
  readonly onTyped?: (typed: Typed | null) => void;
  /** Keeps a photo and answers by what it is known, or null. Null where there is no camera. */
  readonly keepPhoto: ((photo: Blob) => Promise<string | null>) | null;
  readonly onEnd: (answer: StepAnswer) => void;
}) {
  const { t } = useTranslation('tests');
  const [telling, setTelling] = useState<Typed['outcome'] | null>(typed?.outcome ?? null);
  const step = script.content.steps[index];
  if (step === undefined) return null;
  return (
    <div className={styles['card']}>
      <Heading className={styles['place']}>
        {t('tests:step-of', { step: index + 1, steps: script.content.steps.length })}
      </Heading>
      {step.given[locale] === '' ? null : (
        <Part name={t('tests:given')} words={step.given[locale]} />
      )}
      <Part name={t('tests:do')} words={step.do[locale]} strong />
      <Part name={t('tests:expect')} words={step.expect[locale]} strong />
      {telling === null ? (
        <div role="group" aria-label={t('tests:answer.question')} className={styles['answers']}>
          {(['passed', 'failed', 'blocked', 'skipped'] as const).map((outcome) => {
            const Icon = iconOf[outcome];
            return (
              <Button
                key={outcome}
                wide
                size="touch"
                kind={outcome === 'passed' ? 'primary' : 'plain'}
                icon={<Icon />}
                disabled={busy}
                {...(earlier === null ? {} : { pressed: earlier.outcome === outcome })}
                onPress={() => {
                  if (outcome === 'passed') onEnd({ outcome, remark: '', photo: null });
                  else setTelling(outcome);
                }}
              >
                {t(`tests:answer.${outcome}`)}
              </Button>
            );
          })}
        </div>
      ) : (
        <Telling
          outcome={telling}
          busy={busy}
          first={typed?.words ?? ''}
          keepPhoto={telling === 'failed' ? keepPhoto : null}
          onWords={(words) => onTyped?.({ outcome: telling, words })}
          onEnd={(answer) => {
            onTyped?.(null);
            onEnd(answer);
          }}
          onBack={() => {
            onTyped?.(null);
            setTelling(null);
          }}
        />
      )}
    </div>
  );
}

function Part({
  name,
  words,
  strong = false,
}: {
  readonly name: string;
  readonly words: string;
  readonly strong?: boolean;
}) {
  return (
    <div className={strong ? styles['strong'] : styles['part']}>
      <p className={styles['name']}>{name}</p>
      <p>{words}</p>
    </div>
  );
}

function Telling({
  outcome,
  busy,
  first,
  keepPhoto,
  onWords,
  onEnd,
  onBack,
}: {
  readonly outcome: Typed['outcome'];
  readonly busy: boolean;
  /** The words to begin with. */
  readonly first: string;
  readonly keepPhoto: ((photo: Blob) => Promise<string | null>) | null;
  readonly onWords: (words: string) => void;
  readonly onEnd: (answer: StepAnswer) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('tests');
  const [remark, setRemark] = useState(first);
  const [photo, setPhoto] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  return (
    <div className={styles['answers']}>
      <TextField
        autoFocus
        label={t(`tests:told.${outcome}`)}
        size="touch"
        rows={3}
        maxLength={1000}
        value={remark}
        onChange={(words) => {
          setRemark(words);
          onWords(words);
        }}
      />
      {keepPhoto === null ? null : (
        <PhotoChoice keepPhoto={keepPhoto} onBusy={setSending} onKept={setPhoto} />
      )}
      <Button
        wide
        size="touch"
        kind="primary"
        disabled={busy || sending || (outcome === 'skipped' && remark.trim() === '')}
        onPress={() => onEnd({ outcome, remark, photo })}
      >
        {t('tests:save')}
      </Button>
      <Button wide size="touch" kind="quiet" onPress={onBack}>
        {t('tests:back')}
      </Button>
    </div>
  );
}

function PhotoChoice({
  keepPhoto,
  onBusy,
  onKept,
}: {
  readonly keepPhoto: (photo: Blob) => Promise<string | null>;
  readonly onBusy: (busy: boolean) => void;
  readonly onKept: (photo: string) => void;
}) {
  const { t } = useTranslation('tests');
  const [state, setState] = useState<'none' | 'sending' | 'taken' | 'failed'>('none');
  const take = async (file: File) => {
    setState('sending');
    onBusy(true);
    const smaller = await smallerJpeg(file);
    const kept = smaller === null ? null : await keepPhoto(smaller);
    if (kept !== null) onKept(kept);
    setState(kept === null ? 'failed' : 'taken');
    onBusy(false);
  };
  return (
    <>
      <label className={styles['photo']}>
        <Camera aria-hidden="true" /> {t('tests:photo.take')}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) void take(file);
          }}
        />
      </label>
      <p role="status">{state === 'none' ? '' : t(`tests:photo.${state}`)}</p>
    </>
  );
}
