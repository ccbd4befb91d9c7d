import { Ban, Camera, Check, SkipForward, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDispatch } from '../dispatch.ts';
import { stepOf } from '../flow/tests.ts';
import type { TestScreen, Told } from '../flow/test-screen.ts';
import { CameraDialog } from '../parts/camera-dialog.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { Keyboard } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';
import styles from './test.module.css';

const iconOf = { passed: Check, failed: X, blocked: Ban, skipped: SkipForward } as const;

/** One step: what to do, what to see, and how it went. */
export function TestStep({
  screen,
  locale,
}: {
  readonly screen: Extract<TestScreen, { at: 'test-step' }>;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('tests');
  const dispatch = useDispatch();
  const found = stepOf(screen);
  if (found === null) return null;
  const { script, index } = found;
  const steps = script.content.steps;
  const step = steps[index];
  if (step === undefined) return null;
  const place = t('step-of', { step: index + 1, steps: steps.length });
  if (screen.told !== null) return <TestTold told={screen.told} over={place} />;
  return (
    <Page title={place} over={script.content.title[locale]}>
      <dl className={styles['step']}>
        {step.given[locale] === '' ? null : <Part name={t('given')} words={step.given[locale]} />}
        <Part name={t('do')} words={step.do[locale]} />
        <Part name={t('expect')} words={step.expect[locale]} />
      </dl>
      <div role="group" aria-label={t('answer.question')} className={styles['answers']}>
        {(['passed', 'failed', 'blocked', 'skipped'] as const).map((outcome) => {
          const Icon = iconOf[outcome];
          return (
            <Button
              key={outcome}
              size="tall"
              kind={outcome === 'passed' ? 'primary' : 'plain'}
              icon={<Icon />}
              onPress={() => dispatch({ type: 'test-answered', outcome })}
            >
              {t(`answer.${outcome}`)}
            </Button>
          );
        })}
      </div>
    </Page>
  );
}

function Part({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
}

/** What was seen, or why not, with a photo when something failed. */
function TestTold({ told, over }: { readonly told: Told; readonly over: string }) {
  const { t } = useTranslation('tests');
  const dispatch = useDispatch();
  const needsWords = told.outcome === 'skipped' && told.words.trim() === '';
  const go = () => dispatch({ type: 'test-told' });
  return (
    <Page title={t(`told.${told.outcome}`)} over={over}>
      <FormBody onSubmit={go} keyboard={<Keyboard layout="words" />}>
        <TextField
          label={t(`told.${told.outcome}`)}
          size="touch"
          rows={2}
          maxLength={1000}
          value={told.words}
          onChange={(words) => dispatch({ type: 'test-words-typed', words })}
        />
        {told.outcome === 'failed' ? <PhotoPart jpegBase64={told.jpegBase64} /> : null}
        <Button size="tall" kind="primary" disabled={needsWords} onPress={go}>
          {t('save')}
        </Button>
      </FormBody>
    </Page>
  );
}

function PhotoPart({ jpegBase64 }: { readonly jpegBase64: string | null }) {
  const { t } = useTranslation('tests');
  const dispatch = useDispatch();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['photo']} aria-live="polite">
      {jpegBase64 === null ? (
        <Button size="touch" icon={<Camera />} onPress={() => setOpen(true)}>
          {t('photo.take')}
        </Button>
      ) : (
        <>
          <p>{t('photo.taken')}</p>
          <Button
            size="touch"
            kind="quiet"
            icon={<Trash2 />}
            label={t('kiosk.no-photo')}
            onPress={() => dispatch({ type: 'test-photo-taken', jpegBase64: null })}
          />
        </>
      )}
      {open ? (
        <CameraDialog
          onClose={() => setOpen(false)}
          onPhoto={(taken) => {
            setOpen(false);
            dispatch({ type: 'test-photo-taken', jpegBase64: taken });
          }}
        />
      ) : null}
    </div>
  );
}
