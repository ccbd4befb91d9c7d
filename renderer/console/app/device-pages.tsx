import { createRoute } from '@tanstack/react-router';
import { lazyPage } from './lazy-page.tsx';
import { rootRoute } from './root-route.tsx';

/** The pages of what the organisation owns and of who has it. */
export const devicePages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/preparation',
    component: lazyPage(() =>
      import('../preparation/preparations-page.tsx').then((m) => m.PreparationsPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register',
    component: lazyPage(() => import('../asset/assets-page.tsx').then((m) => m.AssetsPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register/on-day',
    component: lazyPage(() => import('../asset/on-day-page.tsx').then((m) => m.OnDayPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register/import',
    component: lazyPage(() => import('../asset/import-page.tsx').then((m) => m.ImportPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register/$assetId',
    component: lazyPage(() => import('../asset/asset-page.tsx').then((m) => m.AssetPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/people/$personId',
    component: lazyPage(() => import('../person/person-page.tsx').then((m) => m.PersonPage)),
  }),
] as const;
