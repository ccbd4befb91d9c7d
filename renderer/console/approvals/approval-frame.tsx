import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Bell } from '../notices/bell.tsx';
import { ChangePassword } from '../session/change-password.tsx';
import { useSession } from '../session/session.ts';
import { useOwnPassword } from '../session/use-own-password.ts';
import { usePageTitle } from '../shell/page-title.ts';
import styles from './approvals.module.css';
import { ApproverMenu } from './approver-menu.tsx';

/** The frame of everything that an approver sees: made for a phone, without queue or counter. */
export function ApprovalFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('approvals');
  const { role, userName } = useSession();
  const ownPassword = useOwnPassword();
  usePageTitle(0);
  return (
    <>
      {ownPassword.isOpen ? (
        <ChangePassword userName={userName} onDone={ownPassword.leave} />
      ) : null}
      {/* It stays while the password is chosen: a reason for refusing may be half typed. */}
      <div className={styles['frame']} hidden={ownPassword.isOpen}>
        <header className={styles['header']}>
          <BrandMark />
          <span className={styles['own']}>
            <Bell />
            <ApproverMenu onPassword={ownPassword.open} buttonRef={ownPassword.menuButton} />
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
