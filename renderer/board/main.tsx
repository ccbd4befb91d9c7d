import '../ui/parse-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../ui/base.css';
import { systemClock } from '../../shared/base/clock.ts';
import { boardRoutes, boardSchema } from '../../shared/contract/board-routes.ts';
import { createDeskClient } from '../desk-link/desk-client.ts';
import { followDocument } from '../desk-link/live-document.ts';
import { createStore } from '../desk-link/store.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import { createAnnouncer } from './announcer.ts';
import { BoardPage } from './board-page.tsx';

const boardEvents = '/v1/board/events';
const i18n = createI18n(
  import.meta.glob('../../assets/locales/*/board.json', { eager: true, import: 'default' }),
  'nl',
);
const desk = createDeskClient({
  fetch: (path, init) => window.fetch(path, init),
  routes: boardRoutes,
});
const site = new URLSearchParams(window.location.search).get('site');
const query = site === null ? {} : { site };
const live = followDocument({
  read: () => desk.call('board.get', { query }),
  path: site === null ? boardEvents : `${boardEvents}?${new URLSearchParams(query).toString()}`,
  event: 'board',
  schema: boardSchema,
});
const now = createStore(systemClock.nowMs());
window.setInterval(() => now.set(systemClock.nowMs()), 1_000);
const announcer = createAnnouncer({
  audio: new AudioContext(),
  speech: 'speechSynthesis' in window ? window.speechSynthesis : null,
  words: (locale) => i18n.getFixedT(locale, 'board'),
  later: (run, ms) => void window.setTimeout(run, ms),
});

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <BoardPage live={live} now={now} announcer={announcer} />
  </I18nextProvider>,
);
