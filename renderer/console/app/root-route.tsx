import { createRootRoute, Navigate } from '@tanstack/react-router';
import { queueSearchSchema } from '../queue/queue-view.ts';
import { Shell } from '../shell/shell.tsx';

/** The frame of every page. */
export const rootRoute = createRootRoute({
  component: Shell,
  validateSearch: queueSearchSchema,
  notFoundComponent: () => <Navigate to="/" search={{}} />,
});
