import { CheckCheck, CircleX, CloudOff } from 'lucide-react';
import type { i18n } from 'i18next';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { localeSchema } from '../../shared/domain/locale.ts';
import type { Store } from '../desk-link/store.ts';
import { speakLocale } from '../i18n/create-i18n.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button } from '../ui/button.tsx';
import { ChooseTest } from './choose-test.tsx';
import type { PhotoStore } from './photo-store.ts';
import { RunScreen } from './run-screen.tsx';
import { runsWith, scriptOf, type TesterState, type Waiting } from './tester-state.ts';
import styles from './tester-page.module.css';

/** Whether the desk answers: not known yet, yes, not now, or this link opens nothing (any more). */
export type Reach = 'looking' | 'there' | 'away' | 'gone';

/** A tester on his own phone: his scripts, and one step per screen. */
export function TesterPage({
  state,
  reach,
  photos,
  i18n,
}: {
  readonly state: Store<TesterState>;
  readonly reach: Store<Reach>;
  readonly photos: PhotoStore;
  readonly i18n: i18n;
}) {
  const { t } = useTranslation('tests');
  const now = useSyncExternalStore(state.subscribe, state.get);
  const reached = useSyncExternalStore(reach.subscribe, reach.get);
  const { locale } = now;
  useEffect(() => speakLocale(i18n, locale), [i18n, locale]);
  useEffect(() => {
    document.title = `${now.page?.campaign.name ?? t('tests:title')} · Balie`;
  }, [now.page, t]);
  return (
    <div className={styles['phone']}>
      <header className={styles['header']}>
        <BrandMark />
        <div className={styles['languages']} role="group" aria-label={t('tests:language')}>
          {localeSchema.options.map((each) => (
            <Button
              key={each}
              className={styles['language']}
              pressed={each === locale}
              label={each === 'nl' ? 'NL, Nederlands' : 'EN, English'}
              onPress={() => state.set({ ...state.get(), locale: each })}
            >
              <span lang={each}>{each.toUpperCase()}</span>
            </Button>
          ))}
        </div>
      </header>
      <main className={styles['main']}>
        <Content now={now} reached={reached} state={state} photos={photos} />
        <Sending now={now} reached={reached} />
      </main>
    </div>
  );
}

function Content({
  now,
  reached,
  state,
  photos,
}: {
  readonly now: TesterState;
  readonly reached: Reach;
  readonly state: Store<TesterState>;
  readonly photos: PhotoStore;
}) {
  const { t } = useTranslation('tests');
  const { page, locale } = now;
  if (reached === 'gone') return <Notice name="gone" />;
  if (page === null) {
    return reached === 'away' ? <Notice name="away" /> : <p role="status">…</p>;
  }
  const runs = runsWith(page, now.waiting);
  const open = runs.find(({ runId }) => runId === now.openRun);
  const script = open === undefined ? null : scriptOf(page, open);
  const add = (waiting: Waiting, change: Partial<TesterState> = {}) => {
    const before = state.get();
    state.set({
      ...before,
      refused: false,
      ...change,
      waiting: [...before.waiting, waiting],
    });
  };
  const at = () => new Date().toISOString();
  if (open !== undefined && script !== null) {
    return (
      <RunScreen
        key={open.runId}
        run={open}
        script={script}
        locale={locale}
        isWaiting={now.waiting.length > 0}
        typed={now.typed}
        onTyped={(typed) => state.set({ ...state.get(), typed })}
        keepPhoto={async (photo) => {
          const photoId = v7();
          await photos.put(photoId, photo);
          return photoId;
        }}
        onEnd={(stepId, { outcome, remark, photo }) =>
          add({ kind: 'step', runId: open.runId, stepId, outcome, remark, photo, at: at() })
        }
        onLeave={() => state.set({ ...state.get(), openRun: null })}
      />
    );
  }
  return (
    <>
      <h1>{page.campaign.name}</h1>
      <p>{t('tests:hello', { name: page.tester.name })}</p>
      <ChooseTest
        page={page}
        runs={runs}
        locale={locale}
        onOpen={(runId) => state.set({ ...state.get(), openRun: runId })}
        onStart={({ scriptId, version }, device) => {
          const runId = v7();
          const start = { kind: 'start', runId, scriptId, scriptVersion: version } as const;
          add({ ...start, device, at: at() }, { openRun: runId });
        }}
      />
    </>
  );
}

function Notice({ name }: { readonly name: 'gone' | 'away' }) {
  const { t } = useTranslation('tests');
  return (
    <section className={styles['notice']} role={name === 'away' ? 'status' : undefined}>
      {name === 'gone' ? <CircleX aria-hidden="true" /> : <CloudOff aria-hidden="true" />}
      <h1>{t(`tests:${name}.title`)}</h1>
      <p>{t(`tests:${name}.words`)}</p>
    </section>
  );
}

/** Whether the desk has everything, in words, at the foot of each screen. */
function Sending({ now, reached }: { readonly now: TesterState; readonly reached: Reach }) {
  const { t } = useTranslation('tests');
  if (reached === 'gone' || now.page === null) return null;
  if (now.refused) {
    return (
      <p role="alert" className={styles['refused']}>
        {t('tests:refused')}
      </p>
    );
  }
  return (
    <p role="status" className={styles['sending']}>
      {now.waiting.length === 0 ? (
        <>
          <CheckCheck aria-hidden="true" /> {t('tests:all-kept')}
        </>
      ) : (
        <>
          <CloudOff aria-hidden="true" /> {t('tests:waiting', { count: now.waiting.length })}
        </>
      )}
    </p>
  );
}
