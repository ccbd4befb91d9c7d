import '../ui/parse-without-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { createBrowserHistory } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import '../ui/base.css';
import { systemClock } from '../../shared/base/clock.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import { createDeskClient } from '../desk-link/desk-client.ts';
import { createFileClient } from '../desk-link/file-client.ts';
import { createStore } from '../desk-link/store.ts';
import type { LinkState } from '../desk-link/event-stream.ts';
import { createI18nInParts } from '../i18n/create-i18n.ts';
import { attendedFetch } from './app/attended.ts';
import { ConsoleApp } from './app/console-app.tsx';
import { ConsolePartsProvider, useStore, type ConsoleParts } from './app/console-parts.ts';
import { createQueries } from './app/create-queries.ts';
import { createLoadAlone } from './app/newer-page.ts';
import type { Notice } from './app/notice.tsx';
import { createConsoleRouter } from './app/router.tsx';
import { allRoutes, firstRoutes } from './app/routes.ts';
import { v7 } from 'uuid';
import { sendFile } from './attachments/send-file.ts';
import { createUploads } from './attachments/uploads.ts';
import { counterScreenChannel } from '../../shared/contract/counter-screen-contract.ts';
import { createCounterScreen } from './counter-screen/counter-screen.ts';
import { createDrafts } from './card/drafts.ts';
import { emptyQueue } from './queue/queue-model.ts';
import { sessionKey } from './session/session.ts';
import { readSettings, themeAttribute, writeSettings } from './settings/settings.ts';
import { consoleWords, firstWords } from './words.ts';

const tickMs = 5_000;

const settings = createStore(readSettings(window.localStorage));
const { locale: firstLocale } = settings.get();
const notice = createStore<Notice | null>(null);
const i18n = createI18nInParts(await firstWords[firstLocale](), firstLocale, consoleWords);

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
function applySettings(): void {
  const { theme, locale } = settings.get();
  document.documentElement.dataset['theme'] = themeAttribute(theme, systemDark.matches);
  void consoleWords.speak(locale).then(toReaders, notSpoken);
}
function toReaders(): void {
  document.documentElement.lang = i18n.language;
}
/** The network is away, or the desk was updated: the language stays, and may be chosen again. */
function notSpoken(): void {
  notice.set({ tone: 'trouble', words: i18n.t('console:page.not-spoken') });
  const spoken = localeSchema.parse(i18n.language);
  // Setting it asks for its words again.
  if (settings.get().locale !== spoken) settings.set({ ...settings.get(), locale: spoken });
}
applySettings();
systemDark.addEventListener('change', applySettings);
settings.subscribe(() => {
  applySettings();
  writeSettings(window.localStorage, settings.get());
});

const now = createStore(systemClock.nowMs());
window.setInterval(() => now.set(systemClock.nowMs()), tickMs);

const counterScreen = createCounterScreen({
  channel: new BroadcastChannel(counterScreenChannel),
  clock: systemClock,
  consoleId: v7(),
});
now.subscribe(counterScreen.lookAgain);
window.addEventListener('pagehide', counterScreen.leave);

const queries = createQueries();
const ofDesk = {
  fetch: attendedFetch({
    fetch: (path, init) => window.fetch(path, init),
    page: window,
    clock: systemClock,
  }),
  onFault: (fault: Fault) => {
    // The session ended while working: the sign-in comes back, drafts stay in memory.
    if (fault.code !== 'auth/required' || queries.getQueryData(sessionKey) === undefined) return;
    void queries.resetQueries({ queryKey: sessionKey });
  },
};
const link = createStore<LinkState>({ link: 'connecting' });
const drafts = createDrafts(window.sessionStorage);
const uploads = createUploads({ send: sendFile, newId: () => v7() });
const parts: ConsoleParts = {
  desk: createDeskClient({ ...ofDesk, routes: firstRoutes, others: allRoutes }),
  fetchFile: createFileClient(ofDesk),
  queue: createStore(emptyQueue),
  link,
  now,
  settings,
  notice,
  counterScreen,
  keyPrefix: { current: null },
  leftCard: { current: null },
  drafts,
  uploads,
  newerPage: createStore(false),
  loadAlone: createLoadAlone({
    ...{ window, document, clock: systemClock, link, drafts, uploads },
    isSending: () => queries.isMutating() > 0,
  }),
};
const router = createConsoleRouter(createBrowserHistory());

function Localised() {
  const { locale } = useStore(settings);
  return (
    <I18nProvider locale={locale === 'nl' ? 'nl-NL' : 'en-GB'}>
      <ConsoleApp router={router} />
    </I18nProvider>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <ConsolePartsProvider value={parts}>
          <Localised />
        </ConsolePartsProvider>
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
// A technician also writes in the visitor's language, and the palette knows words of both.
window.requestIdleCallback(() => {
  // What does not come now is asked for again when it is needed.
  consoleWords.bringBoth().catch(() => undefined);
  allRoutes().catch(() => undefined);
});
