import { ChevronDown, KeyRound, LogOut } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSession, useSignOut } from '../session/session.ts';
import styles from '../shell/user-menu.module.css';

/** Who is signed in, without counter or settings: what an approver does about his own account. */
export function ApproverMenu({ onPassword }: { readonly onPassword: () => void }) {
  const { t } = useTranslation('console');
  const { name } = useSession();
  const signOut = useSignOut();
  return (
    <MenuTrigger>
      <Button className={styles['button'] ?? ''}>
        <span className={styles['name']}>{name}</span>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu className={styles['menu'] ?? ''} aria-label={t('menu.title')}>
          <MenuItem className={styles['item'] ?? ''} onAction={onPassword}>
            <KeyRound aria-hidden="true" />
            {t('menu.password')}
          </MenuItem>
          <MenuItem className={styles['item'] ?? ''} onAction={() => void signOut()}>
            <LogOut aria-hidden="true" />
            {t('menu.sign-out')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
