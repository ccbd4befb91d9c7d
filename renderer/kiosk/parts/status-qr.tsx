import { useTranslation } from 'react-i18next';
import { QrCode } from './qr-code.tsx';

/** The way to the visitor's own page. */
export function StatusQr({ svg }: { readonly svg: string }) {
  const { t } = useTranslation('kiosk');
  return (
    <QrCode svg={svg} alt={t('number.qr')} title={t('number.scan')} hint={t('number.scan-hint')} />
  );
}
