import type { z } from 'zod';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { DeskContract, RouteName } from '../../shared/contract/desk-contract.ts';
import { problemSchema } from '../../shared/contract/problem.ts';
import { fillPath } from '../../shared/contract/route.ts';
import type { Route, RouteReply, RouteTable } from '../../shared/contract/route.ts';

type InputPart = 'params' | 'query' | 'body';

/** Exactly the parts that a route has: nothing to fill in that the route does not know. */
type InputOf<R extends Route> = {
  readonly [P in InputPart as R extends Record<P, z.ZodType> ? P : never]: R extends Record<
    P,
    infer S extends z.ZodType
  >
    ? z.input<S>
    : never;
};

export type DeskInput<N extends RouteName> = InputOf<DeskContract[N]>;

/** The desk as a browser page sees it: same origin, cookie session, every reply parsed. */
export interface DeskClient<T extends RouteTable = DeskContract> {
  call<N extends keyof T & string>(
    name: N,
    input: InputOf<T[N]>,
  ): Promise<Result<RouteReply<T[N]>, Fault>>;
}

export interface DeskClientParts<T extends RouteTable> {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** What the page asks; all of it, unless there are others. */
  readonly routes: Partial<T>;
  /** Fetches the routes that are not needed at the start. */
  readonly others?: () => Promise<T>;
  /** Milliseconds until a call that gets no reply fails with `desk/unreachable`. */
  readonly timeoutMs?: number;
  /** Hears every fault once, so that a lost session is noticed wherever it shows. */
  readonly onFault?: (fault: Fault) => void;
}

/** A client derived from the routes of the desk contract; no route is written here. */
export function createDeskClient<T extends RouteTable>(parts: DeskClientParts<T>): DeskClient<T> {
  const timeoutMs = parts.timeoutMs ?? 10_000;

  async function routeOf(name: keyof T & string): Promise<Result<Route, Fault>> {
    try {
      const route = parts.routes[name] ?? (await parts.others?.())?.[name];
      if (route !== undefined) return ok(route);
    } catch (error) {
      // The page's own files come from the desk too.
      return err(fault('desk/unreachable', `${name}: ${String(error)}`));
    }
    throw new Error(`This page knows no route ${name}`);
  }

  async function request(
    name: keyof T & string,
    input: LooseInput,
  ): Promise<Result<unknown, Fault>> {
    const found = await routeOf(name);
    if (!found.ok) return found;
    const route = found.value;
    const given = checkedInput(route, input);
    if (!given.ok) return given;
    const reply = await send(parts.fetch, route, given.value, timeoutMs);
    if (!reply.ok) return reply;
    const parsed = route.response.safeParse(reply.value);
    if (!parsed.success) return err(fault('output/invalid', `${name}: ${parsed.error.message}`));
    return ok(parsed.data);
  }

  return {
    async call(name, input) {
      const result = await request(name, input);
      if (!result.ok) parts.onFault?.(result.fault);
      // `request` parsed the value with the response schema of exactly this route.
      return result as Result<RouteReply<T[typeof name]>, Fault>;
    },
  };
}

interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

interface CheckedInput {
  readonly path: string;
  readonly body: string | null;
}

function checkedInput(route: Route, input: LooseInput): Result<CheckedInput, Fault> {
  const params = part(route.params, input.params);
  if (!params.ok) return params;
  const query = part(route.query, input.query);
  if (!query.ok) return query;
  const body = part(route.body, input.body);
  if (!body.ok) return body;
  const search = new URLSearchParams(asText(query.value)).toString();
  const path = fillPath(route.path, asText(params.value));
  return ok({
    path: search === '' ? path : `${path}?${search}`,
    body: route.body === undefined ? null : JSON.stringify(body.value),
  });
}

function part(schema: z.ZodType | undefined, value: unknown): Result<unknown, Fault> {
  if (schema === undefined) return ok({});
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : err(fault('input/invalid', parsed.error.message));
}

function asText(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([name, each]) => [name, String(each)]));
}

async function send(
  fetch: DeskClientParts<RouteTable>['fetch'],
  route: Route,
  input: CheckedInput,
  timeoutMs: number,
): Promise<Result<unknown, Fault>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(input.path, {
      method: route.method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
      headers: input.body === null ? {} : { 'content-type': 'application/json' },
      body: input.body,
    });
    body = JSON.parse(await response.text());
  } catch (error) {
    return err(fault('desk/unreachable', `${route.method} ${route.path}: ${String(error)}`));
  }
  if (response.ok) return ok(body);
  const problem = problemSchema.safeParse(body);
  return problem.success
    ? err(fault(problem.data.code, problem.data.detail))
    : err(fault('desk/refused', `${route.method} ${route.path}: status ${response.status}`));
}
