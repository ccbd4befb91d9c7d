import { createRoute } from '@tanstack/react-router';
import { lazyPage } from './lazy-page.tsx';
import { rootRoute } from './root-route.tsx';

/** The pages of who runs kiosks: what they are, how they are set, what they run, and who hears of it. */
export const fleetPages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/kiosks',
    component: lazyPage(() => import('../fleet/fleet-page.tsx').then((m) => m.FleetPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/kiosks/map',
    component: lazyPage(() =>
      import('../fleet-map/fleet-map-page.tsx').then((m) => m.FleetMapPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/kiosks/$kioskId',
    component: lazyPage(() => import('../fleet/kiosk-page.tsx').then((m) => m.KioskPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/updates',
    component: lazyPage(() => import('../updates/updates-page.tsx').then((m) => m.UpdatesPage)),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/kiosk-settings',
    component: lazyPage(() =>
      import('../kiosk-config/profiles-page.tsx').then((m) => m.ProfilesPage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/kiosk-settings/$profileId',
    component: lazyPage(() =>
      import('../kiosk-config/profile-page.tsx').then((m) => m.ProfilePage),
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/alerts',
    component: lazyPage(() => import('../alerts/alerts-page.tsx').then((m) => m.AlertsPage)),
  }),
] as const;
