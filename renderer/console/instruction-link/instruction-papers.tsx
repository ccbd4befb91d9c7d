import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import styles from './instruction-link.module.css';

/** A page at its address: a code to scan, and the papers that carry the same code. */
export function InstructionPapers({
  path,
  onClose,
}: {
  /** `/i/<token>`. */
  readonly path: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('instruction-links');
  const address = new URL(path, window.location.origin).href;
  const paper = (name: 'slip' | 'a5') =>
    `/v1/instruction-links/${path.slice('/i/'.length)}/${name}.pdf`;
  return (
    <section className={styles['papers']} aria-label={t('papers.title')}>
      <h2>{t('papers.title')}</h2>
      <QrCode text={address} label={t('papers.code')} className={styles['code']} />
      <div className={styles['ways']}>
        <p>{t('papers.scan')}</p>
        <p className={styles['address']}>{address}</p>
        <p className={styles['none']}>{t('papers.once')}</p>
        <p className={styles['links']}>
          <a href={paper('slip')} target="_blank" rel="noreferrer">
            {t('papers.slip')}
          </a>
          <a href={paper('a5')} target="_blank" rel="noreferrer">
            {t('papers.a5')}
          </a>
        </p>
        <Button kind="primary" icon={<Check />} onPress={onClose}>
          {t('papers.close')}
        </Button>
      </div>
    </section>
  );
}
