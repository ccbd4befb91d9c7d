import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts } from '../app/console-parts.ts';
import { QrCode } from '../parts/qr-code.tsx';
import styles from './acceptance.module.css';

/** What was made for one tester. The desk keeps none of it. */
export interface TesterLink {
  readonly name: string;
  readonly url: string;
  /** To be typed at a kiosk. */
  readonly code: string;
}

/** The link of a tester, once: to be scanned or copied. */
export function LinkDialog({
  link,
  onClose,
}: {
  readonly link: TesterLink;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('acceptance');
  const { notice } = useParts();
  const copy = async () => {
    await navigator.clipboard.writeText(link.url);
    notice.set({ tone: 'good', words: t('acceptance:tester.copied') });
  };
  return (
    <Dialog title={t('acceptance:tester.link-title', { name: link.name })} onClose={onClose}>
      <p>{t('acceptance:tester.link-words')}</p>
      <QrCode text={link.url} label={t('acceptance:tester.qr')} className={styles['qr']} />
      <p className={styles['url']}>{link.url}</p>
      <p>{t('acceptance:tester.code', { code: link.code })}</p>
      <div className={styles['actions']}>
        {/* Only a page over https, or on this machine, may write to the clipboard. */}
        {window.isSecureContext ? (
          <Button icon={<Copy />} onPress={() => void copy()}>
            {t('acceptance:tester.copy')}
          </Button>
        ) : null}
        <Button kind="primary" onPress={onClose}>
          {t('acceptance:tester.close')}
        </Button>
      </div>
    </Dialog>
  );
}
