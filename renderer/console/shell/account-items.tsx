import { KeyRound, LogOut } from 'lucide-react';
import { MenuItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../session/session.ts';
import styles from './user-menu.module.css';

/** What everybody who is signed in can do about his own account, at the end of his menu. */
export function AccountItems({ onPassword }: { readonly onPassword: () => void }) {
  const { t } = useTranslation('console');
  const signOut = useSignOut();
  return (
    <>
      <MenuItem className={styles['item'] ?? ''} onAction={onPassword}>
        <KeyRound aria-hidden="true" />
        {t('menu.password')}
      </MenuItem>
      <MenuItem className={styles['item'] ?? ''} onAction={() => void signOut()}>
        <LogOut aria-hidden="true" />
        {t('menu.sign-out')}
      </MenuItem>
    </>
  );
}
