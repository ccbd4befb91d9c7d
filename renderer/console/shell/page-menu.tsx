import { useNavigate } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/contract/desk-contract.ts';
import { useOpenApprovals } from '../approvals/use-approvals.ts';
import { useSession } from '../session/session.ts';
import { pages } from './pages.ts';
import styles from './user-menu.module.css';

/** The way to every page that the signed-in role may open. */
export function PageMenu() {
  const { t } = useTranslation('console');
  const { role } = useSession();
  const navigate = useNavigate();
  const approvals = useOpenApprovals(role !== 'technician');
  const open = pages.filter(({ roles }) => (roles as readonly Role[]).includes(role));
  return (
    <MenuTrigger>
      <Button className={styles['button'] ?? ''}>
        <MenuIcon aria-hidden="true" />
        {t('page.menu')}
        {approvals === 0 ? null : (
          <span className={styles['count']} aria-label={t('approvals:open', { count: approvals })}>
            {approvals}
          </span>
        )}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Menu className={styles['menu'] ?? ''} aria-label={t('page.menu')}>
          {open.map(({ to, words, Icon }) => (
            <MenuItem
              key={to}
              className={styles['item'] ?? ''}
              onAction={() => void navigate({ to, search: {} })}
            >
              <Icon aria-hidden="true" />
              {t(words)}
              {to === '/approvals' && approvals > 0 ? ` (${approvals})` : ''}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
