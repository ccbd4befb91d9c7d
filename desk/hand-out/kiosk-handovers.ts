import type { handInRoutes } from '../../shared/contract/hand-in-routes.ts';
import type { handOutRoutes } from '../../shared/contract/hand-out-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import { handInHandlers } from '../hand-in/hand-in-handlers.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { handOutHandlers } from './hand-out-handlers.ts';

/** What changes hands at a kiosk, both ways. */
export function kioskHandoverHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof handInRoutes | keyof typeof handOutRoutes> {
  return { ...handInHandlers(context), ...handOutHandlers(context) };
}
