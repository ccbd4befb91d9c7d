import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from '../bench/bench.module.css';

/** The secret of a webhook, this once. */
export function SecretShown({
  secret,
  onSeen,
}: {
  readonly secret: string;
  readonly onSeen: () => void;
}) {
  const { t } = useTranslation('alerts');
  return (
    <div className={styles['form']} role="status">
      <p>{t('secret.lead')}</p>
      <p>
        <code>{secret}</code>
      </p>
      <div className={styles['actions']}>
        <Button onPress={onSeen}>{t('secret.seen')}</Button>
      </div>
    </div>
  );
}
