import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuTrigger, Popover } from 'react-aria-components';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.ts';
import { AccountItems } from '../shell/account-items.tsx';
import styles from '../shell/user-menu.module.css';

/** Who is signed in, without counter or settings: what an approver does about his own account. */
export function ApproverMenu({
  onPassword,
  buttonRef,
}: {
  readonly onPassword: () => void;
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
}) {
  const { t } = useTranslation('console');
  const { name } = useSession();
  return (
    <MenuTrigger>
      <Button ref={buttonRef} className={styles['button'] ?? ''}>
        <span className={styles['name']}>{name}</span>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu className={styles['menu'] ?? ''} aria-label={t('menu.title')}>
          <AccountItems onPassword={onPassword} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
