import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Bell } from '../notices/bell.tsx';
import { ChangePassword } from '../session/change-password.tsx';
import { useSession } from '../session/session.ts';
import { usePageTitle } from '../shell/page-title.ts';
import styles from './approvals.module.css';
import { ApproverMenu } from './approver-menu.tsx';

/** The frame of everything that an approver sees: made for a phone, without queue or counter. */
export function ApprovalFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('approvals');
  const { role, userName } = useSession();
  const [changes, setChanges] = useState(false);
  usePageTitle(0);
  return (
    <>
      {changes ? <ChangePassword userName={userName} onDone={() => setChanges(false)} /> : null}
      {/* It stays while the password is chosen: a reason for refusing may be half typed. */}
      <div className={styles['frame']} hidden={changes}>
        <header className={styles['header']}>
          <BrandMark />
          <span className={styles['own']}>
            <Bell />
            <ApproverMenu onPassword={() => setChanges(true)} />
          </span>
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
    </>
  );
}
