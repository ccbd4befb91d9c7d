import '../ui/parse-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../ui/base.css';
import { systemClock } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err } from '../../shared/base/result.ts';
import { holdRoutes } from '../../shared/contract/hold-routes.ts';
import { instructionLinkRoutes } from '../../shared/contract/instruction-link-routes.ts';
import { receiptRoutes } from '../../shared/contract/receipt-routes.ts';
import { statusPageSchema, visitorRoutes } from '../../shared/contract/visitor-routes.ts';
import { createDeskClient } from '../desk-link/desk-client.ts';
import { followDocument } from '../desk-link/live-document.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import type { ReadLoans } from './own-loans.tsx';
import type { ReadGiven } from './given-instructions.tsx';
import { StatusPage } from './status-page.tsx';
import { localeOf, tokenOf } from './status-view.ts';

const buzzMs = [300, 150, 300];

const firstLocale = window.navigator.language.startsWith('nl') ? 'nl' : 'en';
const i18n = createI18n(
  import.meta.glob('../../assets/locales/*/status.json', { eager: true, import: 'default' }),
  firstLocale,
);
const desk = createDeskClient({
  fetch: (path, init) => window.fetch(path, init),
  routes: { ...visitorRoutes, ...instructionLinkRoutes, ...receiptRoutes, ...holdRoutes },
});
const token = tokenOf(window.location.pathname);
const live = followDocument({
  read: async () =>
    token === null
      ? err(fault('status/unknown', 'The address holds no token'))
      : desk.call('status.get', { params: { token } }),
  path: `/v1/status/${token ?? ''}/events`,
  event: 'status',
  schema: statusPageSchema,
});

const given: ReadGiven = {
  list: () => desk.call('status.instructions', { params: { token: token ?? '' } }),
  open: async (linkId) => {
    const params = { token: token ?? '', linkId };
    const opened = await desk.call('status.open-instructions', { params });
    if (opened.ok) window.location.assign(opened.value.linkPath);
    return opened.ok;
  },
};

const loans: ReadLoans = () => desk.call('status.loans', { params: { token: token ?? '' } });

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const applyTheme = () => {
  document.documentElement.dataset['theme'] = systemDark.matches ? 'dark' : 'light';
};
applyTheme();
systemDark.addEventListener('change', applyTheme);

// A phone that wakes up shows at once how it stands, not how it stood when it fell asleep.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') live.stream.resnapshot();
});

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <StatusPage
      live={live}
      clock={systemClock}
      i18n={i18n}
      firstLocale={firstLocale}
      chosenLocale={localeOf(window.location.hash)}
      onLocale={(locale) => window.history.replaceState(null, '', `#${locale}`)}
      say={{
        verify: (verification) =>
          desk.call('status.verify', { params: { token: token ?? '' }, body: { verification } }),
        feedback: (body) => desk.call('status.feedback', { params: { token: token ?? '' }, body }),
        reopen: (words) =>
          desk.call('status.reopen', { params: { token: token ?? '' }, body: { words } }),
        worse: (worse) =>
          desk.call('status.worse', { params: { token: token ?? '' }, body: { worse } }),
        leave: (because) =>
          desk.call('status.leave', { params: { token: token ?? '' }, body: { because } }),
        comeBack: () => desk.call('status.come-back', { params: { token: token ?? '' } }),
      }}
      given={given}
      loans={loans}
      onCalled={() => {
        // Not every browser can shake, and none does before the page was touched.
        if ('vibrate' in window.navigator) window.navigator.vibrate(buzzMs);
      }}
      onHere={async () => {
        if (token === null) return false;
        const said = await desk.call('status.here', { params: { token } });
        live.stream.resnapshot();
        return said.ok;
      }}
    />
  </I18nextProvider>,
);
