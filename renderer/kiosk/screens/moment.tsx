import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';

/** Something of ours takes a moment. */
export function Moment({ about }: { readonly about: 'connecting' | 'starting' | 'submitting' }) {
  const { t } = useTranslation('kiosk');
  return about === 'connecting' ? (
    <Page title={t('connecting.title')} lead={t('connecting.lead')} />
  ) : (
    <Page title={t(`${about}.title`)} />
  );
}
