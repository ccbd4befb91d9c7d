import '../ui/parse-without-eval.ts';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../ui/base.css';
import { receiptTokenSchema } from '../../shared/domain/receipt-page.ts';
import { receiptRoutes } from '../../shared/contract/receipt-routes.ts';
import { createDeskClient } from '../desk-link/desk-client.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import { ReceiptPageView } from './receipt-page.tsx';

const firstLocale = window.navigator.language.startsWith('nl') ? 'nl' : 'en';
const i18n = createI18n(
  import.meta.glob('../../assets/locales/*/receipt-page.json', { eager: true, import: 'default' }),
  firstLocale,
);
const desk = createDeskClient({
  fetch: (path, init) => window.fetch(path, init),
  routes: receiptRoutes,
});
const token = receiptTokenSchema.safeParse(window.location.pathname.slice('/r/'.length));

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
    <ReceiptPageView
      i18n={i18n}
      firstLocale={firstLocale}
      read={async () =>
        token.success ? desk.call('receipt.get', { params: { token: token.data } }) : null
      }
      openPack={async (device) => {
        if (!token.success) return false;
        const params = { token: token.data, device };
        const opened = await desk.call('receipt.open-pack', { params });
        if (opened.ok) window.location.assign(opened.value.linkPath);
        return opened.ok;
      }}
      print={() => window.print()}
    />
  </I18nextProvider>,
);
