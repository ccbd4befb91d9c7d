import { createRoute } from '@tanstack/react-router';
import { auditSearchSchema } from '../audit/audit-search.ts';
import { lazyPage } from './lazy-page.tsx';
import { rootRoute } from './root-route.tsx';

/** The pages on which admins look after the desk itself. */
export const carePages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/backup',
    component: lazyPage(() => import('../care/backup-page.tsx').then((m) => m.BackupPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/retention',
    component: lazyPage(() => import('../care/retention-page.tsx').then((m) => m.RetentionPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/audit',
    validateSearch: auditSearchSchema,
    component: lazyPage(() => import('../audit/audit-page.tsx').then((m) => m.AuditPage)),
  }),
];
