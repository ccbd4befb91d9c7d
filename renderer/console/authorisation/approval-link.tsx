import { Copy, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts } from '../app/console-parts.ts';
import styles from './authorisation.module.css';

/** The link of a request: shown once, since the desk keeps no more than its hash. */
export function ApprovalLink({
  path,
  onClose,
}: {
  readonly path: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('authorisation');
  const { notice } = useParts();
  const link = new URL(path, window.location.origin).href;
  const copy = () => {
    navigator.clipboard.writeText(link).then(
      () => notice.set({ tone: 'good', words: t('link.copied') }),
      () => notice.set({ tone: 'trouble', words: t('link.not-copied') }),
    );
  };
  return (
    <Dialog urgent title={t('link.title')} onClose={onClose}>
      <p>{t('link.once')}</p>
      <p className={styles['link']}>{link}</p>
      <Button icon={<Copy />} onPress={copy}>
        {t('link.copy')}
      </Button>
      <Button kind="primary" icon={<Check />} onPress={onClose}>
        {t('link.done')}
      </Button>
    </Dialog>
  );
}
