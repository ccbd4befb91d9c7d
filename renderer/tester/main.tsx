import '../ui/parse-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { z } from 'zod';
import '../ui/base.css';
import { fault } from '../../shared/base/fault.ts';
import { contentHashSchema } from '../../shared/base/identifier.ts';
import { err, ok } from '../../shared/base/result.ts';
import { problemSchema } from '../../shared/contract/problem.ts';
import { testerRoutes } from '../../shared/contract/tester-routes.ts';
import { createDeskClient } from '../desk-link/desk-client.ts';
import { createStore } from '../desk-link/store.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import { keepState, keptState } from './keep-state.ts';
import { createPhotoStore } from './photo-store.ts';
import { createSender } from './send-waiting.ts';
import { tokenOf } from './tester-state.ts';
import { type Reach, TesterPage } from './tester-page.tsx';

const againMs = 4_000;
const photoReplySchema = z.object({ hash: contentHashSchema });

const firstLocale = window.navigator.language.startsWith('nl') ? 'nl' : 'en';
const i18n = createI18n(
  import.meta.glob('../../assets/locales/*/tests.json', { eager: true, import: 'default' }),
  firstLocale,
);
const desk = createDeskClient({
  fetch: (path, init) => window.fetch(path, init),
  routes: testerRoutes,
});
const token = tokenOf(window.location.pathname) ?? '';
const state = createStore(keptState(window.localStorage, token, firstLocale));
const reach = createStore<Reach>('looking');
state.subscribe(() => keepState(window.localStorage, token, state.get()));
const photos = createPhotoStore(window.indexedDB);

const sender = createSender({
  token,
  desk,
  state,
  photos,
  sendPhoto: async (photo) => {
    const reply = await window
      .fetch(`/v1/tests/${token}/photos`, {
        method: 'POST',
        headers: { 'content-type': 'image/jpeg' },
        body: photo,
      })
      // No network: the answer waits, and its photo with it.
      .catch(() => null);
    if (reply === null) return err(fault('desk/unreachable', 'The photo got no answer'));
    const body: unknown = await reply.json().catch(() => null);
    if (reply.ok) return ok(photoReplySchema.parse(body).hash);
    const problem = problemSchema.safeParse(body);
    return err(
      problem.success
        ? fault(problem.data.code, problem.data.detail)
        : fault('desk/unreachable', `The photo was answered with ${reply.status}`),
    );
  },
  onRefused: () => void look(),
  later: (again) => {
    window.setTimeout(again, againMs);
  },
});

/** Hears from the desk how it stands, and again until it answers. */
async function look(): Promise<void> {
  const page = await desk.call('test.page', { params: { token } });
  if (page.ok) {
    state.set({ ...state.get(), page: page.value });
    reach.set('there');
    sender.wake();
    return;
  }
  const isGone =
    page.fault.code === 'acceptance/link-unknown' || page.fault.code === 'input/invalid';
  reach.set(isGone ? 'gone' : 'away');
  if (!isGone) window.setTimeout(() => void look(), againMs);
}
void look();
window.addEventListener('online', sender.wake);
state.subscribe(sender.wake);

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const applyTheme = () => {
  document.documentElement.dataset['theme'] = systemDark.matches ? 'dark' : 'light';
};
applyTheme();
systemDark.addEventListener('change', applyTheme);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <TesterPage state={state} reach={reach} photos={photos} i18n={i18n} />
  </I18nextProvider>,
);
