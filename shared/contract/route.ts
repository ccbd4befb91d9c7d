import type { z } from 'zod';

/**
 * Who may call a route. A kiosk is a machine; an account is whoever is signed in; staff are technicians
 * and everybody above, so not approvers.
 */
export type Access = 'public' | 'kiosk' | 'account' | 'staff' | 'lead' | 'admin';

/** One HTTP route of the desk, from which handler, client and OpenAPI document are derived. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` parameters. */
  readonly path: `/v1/${string}`;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

export type RouteTable = Readonly<Record<string, Route>>;

type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined;
type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a client passes. */
export interface RouteInput<R extends Route> {
  readonly params: InputOf<R['params']>;
  readonly query: InputOf<R['query']>;
  readonly body: InputOf<R['body']>;
}

/** What a handler receives, parsed. */
export interface RouteParsed<R extends Route> {
  readonly params: OutputOf<R['params']>;
  readonly query: OutputOf<R['query']>;
  readonly body: OutputOf<R['body']>;
}

export type RouteReply<R extends Route> = z.output<R['response']>;

/** Fills a route's path: `/v1/tickets/:ticketId` and `{ ticketId }` → `/v1/tickets/0190…`. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:([A-Za-z][A-Za-z0-9]*)/gu, (_all, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`No value for :${name} of ${path}`);
    return encodeURIComponent(value);
  });
}
