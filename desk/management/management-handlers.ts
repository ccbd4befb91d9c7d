import type { managementRoutes } from '../../shared/contract/management-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { improvementHandlers } from './improvement-handlers.ts';
import { qualityHandlers } from './quality-handlers.ts';
import { rosterHandlers } from './roster-handlers.ts';
import { upkeepHandlers } from './upkeep-handlers.ts';

/** Everything about running a service desk. */
export function managementHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof managementRoutes> {
  return {
    ...rosterHandlers(context),
    ...qualityHandlers(context),
    ...improvementHandlers(context),
    ...upkeepHandlers(context),
  };
}
