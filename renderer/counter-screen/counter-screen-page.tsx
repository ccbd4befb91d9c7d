import { CloudOff, Maximize } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../desk-link/store.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button } from '../ui/button.tsx';
import { VerifyQuestion } from '../ui/verify-question.tsx';
import type { ScreenLink } from './screen-link.ts';
import type { ScreenView } from './screen-view.ts';
import styles from './counter-screen-page.module.css';

/** The screen that faces the visitor: calm until he is asked something, and calm again after it. */
export function CounterScreenPage({
  link,
  siteName,
}: {
  readonly link: ScreenLink;
  readonly siteName: Store<string | null>;
}) {
  const view = useSyncExternalStore(link.view.subscribe, link.view.get);
  const site = useSyncExternalStore(siteName.subscribe, siteName.get);
  if (view.is === 'question') return <Question view={view} link={link} />;
  return (
    <main className={styles['page']}>
      <header className={styles['site']}>
        <BrandMark />
        <h1>{site ?? 'Balie'}</h1>
      </header>
      <Calm view={view} />
      <FullScreen />
    </main>
  );
}

function Calm({ view }: { readonly view: Exclude<ScreenView, { readonly is: 'question' }> }) {
  const { i18n } = useTranslation('counter-screen');
  switch (view.is) {
    case 'away':
      return (
        <div className={styles['away']} role="alert">
          <CloudOff aria-hidden="true" />
          <Twice of="counter-screen:away" />
        </div>
      );
    case 'thanks':
      return (
        <p className={styles['words']} role="status" lang={view.locale}>
          {i18n.getFixedT(view.locale, 'counter-screen')('counter-screen:thanks')}
        </p>
      );
    case 'idle':
      return (
        <div className={styles['words']} role="status">
          {view.serving === null ? (
            <Twice of="counter-screen:welcome" />
          ) : (
            <>
              <Twice of="counter-screen:serving" />
              <span className={styles['code']}>{view.serving}</span>
            </>
          )}
        </div>
      );
  }
}

function Question({
  view: { question, progress },
  link,
}: {
  readonly view: Extract<ScreenView, { readonly is: 'question' }>;
  readonly link: ScreenLink;
}) {
  const { i18n } = useTranslation('counter-screen');
  const say = i18n.getFixedT(question.locale, 'counter-screen');
  const heading = useRef<HTMLHeadingElement>(null);
  const { questionId } = question;
  useEffect(() => heading.current?.focus(), [questionId]);
  return (
    <main className={styles['asks']}>
      <VerifyQuestion
        asked={question}
        keys={false}
        busy={progress === 'sending'}
        title={(words) => (
          <h1 ref={heading} tabIndex={-1}>
            {words}
          </h1>
        )}
        note={
          <Note>
            {progress === 'sending' ? say('counter-screen:sending') : null}
            {progress === 'failed' ? say('counter-screen:failed') : null}
          </Note>
        }
        onAnswer={(verification) => link.answer(questionId, verification)}
      />
    </main>
  );
}

/** There before it says anything, so that a screen reader hears it when it does. */
function Note({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status" className={styles['note']}>
      {children}
    </p>
  );
}

/** For the technician who puts the window on the other monitor; gone once it fills it. */
function FullScreen() {
  const isFull = useSyncExternalStore(
    (changed) => {
      document.addEventListener('fullscreenchange', changed);
      return () => document.removeEventListener('fullscreenchange', changed);
    },
    () => document.fullscreenElement !== null,
  );
  if (isFull || !document.fullscreenEnabled) return null;
  return (
    <Button
      kind="quiet"
      size="touch"
      icon={<Maximize />}
      className={styles['full']}
      onPress={() => void document.documentElement.requestFullscreen()}
    >
      <Twice of="counter-screen:full-screen" />
    </Button>
  );
}

/** Who stands here is not known, so both languages are there. */
function Twice({ of }: { readonly of: string }) {
  const { i18n } = useTranslation('counter-screen');
  return (
    <span className={styles['twice']}>
      <span lang="nl">{i18n.getFixedT('nl', 'counter-screen')(of)}</span>
      <span lang="en" className={styles['second']}>
        {i18n.getFixedT('en', 'counter-screen')(of)}
      </span>
    </span>
  );
}
