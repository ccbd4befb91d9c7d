import { useNavigate } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/contract/desk-contract.ts';
import { useOpenApprovals } from '../approvals/use-approvals.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useSession } from '../session/session.ts';
import { pageGroups } from './pages.ts';
import styles from './page-menu.module.css';
import look from './user-menu.module.css';

/** The way to every page that the signed-in role may open. */
export function PageMenu() {
  const { t } = useTranslation('console');
  const { role } = useSession();
  const navigate = useNavigate();
  const approvals = useOpenApprovals(role !== 'technician');
  const groups = pageGroups
    .map(({ name, pages }) => ({
      name,
      open: pages.filter(({ roles }) => (roles as readonly Role[]).includes(role)),
    }))
    .filter(({ open }) => open.length > 0);
  return (
    <MenuTrigger>
      <Button className={look['button'] ?? ''}>
        <MenuIcon aria-hidden="true" />
        {t('page.menu')}
        {approvals === 0 ? null : (
          <span className={look['count']} aria-label={t('approvals:open', { count: approvals })}>
            {approvals}
          </span>
        )}
      </Button>
      <Popover className={`${look['popover']} ${styles['popover']}`} placement="bottom start">
        <Menu className={`${look['menu']} ${styles['menu']}`} aria-label={t('page.menu')}>
          {groups.map(({ name, open }) => (
            <MenuSection key={name} className={styles['group'] ?? ''}>
              <Header className={styles['heading'] ?? ''}>{t(`page.group.${name}`)}</Header>
              {open.map(({ to, key, words, Icon }) => (
                <MenuItem
                  key={to}
                  className={look['item'] ?? ''}
                  onAction={() => void navigate({ to, search: {} })}
                >
                  <Icon aria-hidden="true" />
                  {t(words)}
                  {to === '/approvals' && approvals > 0 ? ` (${approvals})` : ''}
                  <ShortcutCap id={`g ${key}`} />
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
