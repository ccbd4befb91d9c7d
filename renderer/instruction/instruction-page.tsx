import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { i18n } from 'i18next';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { InstructionPage as Page } from '../../shared/domain/instruction-link.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { speakLocale } from '../i18n/create-i18n.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { rememberChoice, rememberedChoice, type Choice } from './chosen-telling.ts';
import { InstructionScreen } from './instruction-screen.tsx';
import type { PageStorage } from './page-storage.ts';
import { photosOf, viewOf, type PageView } from './page-view.ts';

export interface InstructionPageProps {
  readonly i18n: i18n;
  readonly firstLocale: Locale;
  readonly storage: PageStorage;
  readonly queue: AnswerQueue;
  readonly read: () => Promise<Result<Page, Fault>>;
  /** Gets the hashes of all photos of the page. */
  readonly keepOffline: (photos: readonly string[]) => Promise<boolean>;
  readonly newId: () => string;
  readonly nowMs: () => number;
}

/** Reads its content once, has itself kept for when there is no network, and sends answers when it can. */
export function InstructionPage(props: InstructionPageProps) {
  const { i18n, firstLocale, storage, queue, nowMs } = props;
  const { view, kept, again } = usePage(props);
  const online = useSyncExternalStore(onNetwork, () => navigator.onLine);
  const answers = useSyncExternalStore(queue.answers.subscribe, queue.answers.get);
  const [remembered, setRemembered] = useState(() => rememberedChoice(storage));
  const [chosen, setChosen] = useState<Choice | null>(remembered);
  const given = view.show === 'page' ? view.page : null;
  const choice: Choice = chosen ?? {
    telling: given?.telling ?? 'steps',
    locale: given?.locale ?? firstLocale,
  };

  useEffect(() => speakLocale(i18n, choice.locale), [i18n, choice.locale]);

  const keep = (next: Choice | null) => {
    rememberChoice(storage, next);
    setRemembered(next);
  };
  return (
    <InstructionScreen
      view={view}
      choice={choice}
      onChoice={(next) => {
        setChosen(next);
        if (remembered !== null) keep(next);
      }}
      remembers={remembered !== null}
      onRemember={(wanted) => keep(wanted ? choice : null)}
      kept={kept}
      online={online}
      answers={answers}
      onAnswer={(said) =>
        void queue.say({
          ...said,
          answerId: props.newId(),
          saidAt: new Date(nowMs()).toISOString(),
        })
      }
      onAgain={() => void again()}
    />
  );
}

function usePage({ read, keepOffline, queue, nowMs }: InstructionPageProps) {
  const [view, setView] = useState<PageView>({ show: 'busy' });
  const [kept, setKept] = useState(false);
  const again = useCallback(async () => {
    const next = viewOf(await read(), nowMs());
    setView(next);
    if (next.show === 'gone') queue.forget();
    if (next.show !== 'page') return;
    void queue.flush();
    setKept(await keepOffline(photosOf(next.page)));
  }, [read, keepOffline, queue, nowMs]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- read once; the parts of a page never change
  useEffect(() => void again(), []);
  return { view, kept, again };
}

function onNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
