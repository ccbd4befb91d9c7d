import '../ui/parse-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { v7 } from 'uuid';
import '../ui/base.css';
import { systemClock } from '../../shared/base/clock.ts';
import {
  counterScreenChannel,
  screenSpeaksMs,
} from '../../shared/contract/counter-screen-contract.ts';
import { boardRoutes } from '../../shared/contract/board-routes.ts';
import { createDeskClient } from '../desk-link/desk-client.ts';
import { createStore } from '../desk-link/store.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import { CounterScreenPage } from './counter-screen-page.tsx';
import { createScreenLink } from './screen-link.ts';

const i18n = createI18n(
  import.meta.glob('../../assets/locales/*/counter-screen.json', {
    eager: true,
    import: 'default',
  }),
  'nl',
);
const link = createScreenLink({
  channel: new BroadcastChannel(counterScreenChannel),
  clock: systemClock,
  screenId: v7(),
});
link.speak();
window.setInterval(link.speak, screenSpeaksMs);
window.addEventListener('pagehide', link.leave);

// The wall's own words, open to everybody, hold the name of the organisation.
const desk = createDeskClient({
  fetch: (path, init) => window.fetch(path, init),
  routes: boardRoutes,
});
const siteName = createStore<string | null>(null);
const readSiteName = async () => {
  const board = await desk.call('board.get', { query: {} });
  if (board.ok) siteName.set(board.value.siteName);
  else window.setTimeout(() => void readSiteName(), 10_000);
};
void readSiteName();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <CounterScreenPage link={link} siteName={siteName} />
  </I18nextProvider>,
);
