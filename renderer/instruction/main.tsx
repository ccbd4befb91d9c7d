import '../ui/parse-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { v7 } from 'uuid';
import '../ui/base.css';
import { instructionLinkRoutes } from '../../shared/contract/instruction-link-routes.ts';
import { createDeskClient } from '../desk-link/desk-client.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import { PhotoAddress } from '../ui/photo-address.ts';
import { createReadAloud } from '../ui/read-aloud.ts';
import { ReadAloudContext } from '../ui/use-read-aloud.ts';
import { createAnswerQueue } from './answer-queue.ts';
import { InstructionPage } from './instruction-page.tsx';
import { keepOffline } from './keep-offline.ts';
import { pageStorage } from './page-storage.ts';
import { photoPath, tokenOf } from './page-view.ts';

const firstLocale = window.navigator.language.startsWith('nl') ? 'nl' : 'en';
const i18n = createI18n(
  import.meta.glob('../../assets/locales/*/instruction-page.json', {
    eager: true,
    import: 'default',
  }),
  firstLocale,
);
const desk = createDeskClient({
  fetch: (path, init) => window.fetch(path, init),
  routes: instructionLinkRoutes,
});
const token = tokenOf(window.location.pathname) ?? '';
const storage = pageStorage(() => window.localStorage);
const queue = createAnswerQueue({
  storage,
  name: `balie.instruction.answers.${token}`,
  send: (body) => desk.call('instruction-link.answer', { params: { token }, body }),
});

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const applyTheme = () => {
  document.documentElement.dataset['theme'] = systemDark.matches ? 'dark' : 'light';
};
applyTheme();
systemDark.addEventListener('change', applyTheme);

// A network comes back without a word when the phone was asleep.
window.addEventListener('online', () => void queue.flush());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void queue.flush();
});

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <ReadAloudContext value={createReadAloud(window.speechSynthesis ?? null)}>
      <PhotoAddress value={(hash) => photoPath(token, hash)}>
        <InstructionPage
          i18n={i18n}
          firstLocale={firstLocale}
          storage={storage}
          queue={queue}
          read={() => desk.call('instruction-link.get', { params: { token } })}
          keepOffline={(photos) => keepOffline(token, photos)}
          newId={v7}
          nowMs={() => Date.now()}
        />
      </PhotoAddress>
    </ReadAloudContext>
  </I18nextProvider>,
);
