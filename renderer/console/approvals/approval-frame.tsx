import { Link } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Bell } from '../notices/bell.tsx';
import { useSession, useSignOut } from '../session/session.ts';
import { usePageTitle } from '../shell/page-title.ts';
import styles from './approvals.module.css';

/** The frame of everything that an approver sees: made for a phone, without queue or counter. */
export function ApprovalFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('approvals');
  const { name, role } = useSession();
  const signOut = useSignOut();
  usePageTitle(0);
  return (
    <div className={styles['frame']}>
      <header className={styles['header']}>
        <BrandMark />
        <span className={styles['who']}>{name}</span>
        <Bell />
        <Button kind="quiet" icon={<LogOut />} onPress={() => void signOut()}>
          {t('sign-out')}
        </Button>
      </header>
      {role === 'approver' ? null : (
        <nav className={styles['way']} aria-label={t('way')}>
          <Link to="/" search={{}}>
            {t('to-queue')}
          </Link>
        </nav>
      )}
      {children}
    </div>
  );
}
