import { useTranslation } from 'react-i18next';
import styles from './status-qr.module.css';

/** The QR code as a picture: an SVG inside `img` runs no script and loads nothing. */
export function StatusQr({ svg }: { readonly svg: string }) {
  const { t } = useTranslation('kiosk');
  return (
    <figure className={styles['qr']}>
      <img
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
        alt={t('number.qr')}
      />
      <figcaption>
        <b>{t('number.scan')}</b>
        <span>{t('number.scan-hint')}</span>
      </figcaption>
    </figure>
  );
}
