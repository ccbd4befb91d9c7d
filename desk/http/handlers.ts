import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { DeskContract, RouteName } from '../../shared/contract/desk-contract.ts';
import type { RouteParsed, RouteReply } from '../../shared/contract/route.ts';
import type { CallerFor, Exchange } from './caller.ts';

/** What answers one route: parsed input, a caller who has access, and a Result. */
export type Handler<N extends RouteName> = (
  input: RouteParsed<DeskContract[N]>,
  caller: CallerFor<DeskContract[N]['access']>,
  exchange: Exchange,
) => Promise<Result<RouteReply<DeskContract[N]>, Fault>>;

/** One handler per route: leave one out and the program does not compile. */
export type DeskHandlers = { readonly [N in RouteName]: Handler<N> };
