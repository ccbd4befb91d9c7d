import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type DeskContract,
  type RouteName,
  deskContract,
} from '../../shared/contract/desk-contract.ts';
import { problemSchema } from '../../shared/contract/problem.ts';
import {
  type Route,
  type RouteInput,
  type RouteReply,
  fillPath,
} from '../../shared/contract/route.ts';

/** The routes that a kiosk may call: its own, and the two by which it becomes known. */
export type KioskRoute =
  | { [N in RouteName]: DeskContract[N]['access'] extends 'kiosk' ? N : never }[RouteName]
  | 'enrolment.begin'
  | 'enrolment.state';

export interface CallOptions {
  readonly timeoutMs?: number;
  /** So large that a missing answer says more of the line than of whether the desk is there. */
  readonly isLarge?: boolean;
  /** In place of the time-out, for a question that the desk holds. */
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The desk, as a kiosk sees it. Every failure is a fault; nothing throws. */
export interface DeskClient {
  call<N extends KioskRoute>(
    name: N,
    input: RouteInput<DeskContract[N]>,
    options?: CallOptions,
  ): Promise<Result<RouteReply<DeskContract[N]>, Fault>>;
  /** Content under its own SHA-256; sending it twice is the same as once. */
  putPhoto(hash: string, jpeg: Uint8Array): Promise<Result<null, Fault>>;
}

/** The part of fetch that the client uses, so that the lab can break the network. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request before it is proven to be the kiosk's own. */
export interface UnprovenRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** How a kiosk proves who it is. */
export interface Proof {
  /** The headers that prove it, to be added to those that are there. */
  readonly headersFor: (request: UnprovenRequest) => Readonly<Record<string, string>>;
  /** Hears what came back; true when the request is worth another try with a new proof. */
  readonly heard: (response: Response, fault: Fault | null) => boolean;
}

/** By the ticket of a join file, until the kiosk has a key. */
export function ticketProof(token: string): Proof {
  return { headersFor: () => ({ authorization: `Bearer ${token}` }), heard: () => false };
}

/** Of a kiosk that nobody knows yet. */
export const noProof: Proof = { headersFor: () => ({}), heard: () => false };

export interface DeskClientParts {
  readonly deskUrl: string;
  readonly proof: Proof;
  readonly fetch: Fetch;
}

const usualTimeoutMs = 5000;
const photoTimeoutMs = 30_000;
const nobody = new Uint8Array();

/** A client derived from the desk contract: no route is written twice. */
export function createDeskClient(parts: DeskClientParts): DeskClient {
  const base = parts.deskUrl.replace(/\/+$/u, '');

  async function send(
    request: UnprovenRequest,
    signal: AbortSignal,
    mayRepeat = true,
  ): Promise<Result<unknown, Fault>> {
    const { method, target, body } = request;
    try {
      const response = await parts.fetch(`${base}${target}`, {
        method,
        headers: { ...request.headers, ...parts.proof.headersFor(request) },
        ...(body.length === 0 ? {} : { body: Buffer.from(body) }),
        // A desk that sends its kiosks elsewhere would send their visits with them.
        redirect: 'error',
        signal,
      });
      const text = await response.text();
      const refusal = response.ok ? null : faultFrom(response.status, jsonFrom(text));
      if (parts.proof.heard(response, refusal) && mayRepeat)
        return await send(request, signal, false);
      return refusal === null ? ok(jsonFrom(text)) : err(refusal);
    } catch (error) {
      // The message of a fetch error has no personal data; its address is the desk's own.
      const reason = error instanceof Error ? error.name : 'unknown error';
      return err(fault('desk/unreachable', `The desk did not answer: ${reason}`));
    }
  }

  return {
    async call(name, input, options = {}) {
      const route: Route = deskContract[name];
      const loose: RouteInput<Route> = input;
      const sent = await send(
        {
          method: route.method,
          target: pathOf(route, loose),
          headers: {
            accept: 'application/json',
            ...(route.body === undefined ? {} : { 'content-type': 'application/json' }),
            ...options.headers,
          },
          body: route.body === undefined ? nobody : Buffer.from(JSON.stringify(loose.body)),
        },
        options.signal ?? AbortSignal.timeout(options.timeoutMs ?? usualTimeoutMs),
      );
      if (!sent.ok) return sent;
      const parsed = deskContract[name].response.safeParse(sent.value);
      if (!parsed.success) return err(fault('desk/refused', `The reply to ${name} is not ours`));
      // The schema of this very route parsed it.
      return ok(parsed.data as RouteReply<DeskContract[typeof name]>);
    },

    async putPhoto(hash, jpeg) {
      const sent = await send(
        {
          method: 'PUT',
          target: `/v1/attachments/${hash}`,
          headers: { 'content-type': 'image/jpeg' },
          body: jpeg,
        },
        AbortSignal.timeout(photoTimeoutMs),
      );
      return sent.ok ? ok(null) : sent;
    },
  };
}

/** A kiosk that has joined no desk works as one whose desk is away. */
export const noDesk: DeskClient = {
  call: () => Promise.resolve(err(fault('desk/unreachable', 'This kiosk has joined no desk'))),
  putPhoto: () => Promise.resolve(err(fault('desk/unreachable', 'This kiosk has joined no desk'))),
};

function pathOf(route: Route, input: RouteInput<Route>): string {
  // Parameters of every route are objects of strings; fillPath throws on a missing one.
  const path = fillPath(route.path, (input.params ?? {}) as Readonly<Record<string, string>>);
  // The queries of kiosk routes are flat objects of texts.
  const query = new URLSearchParams((input.query ?? {}) as Readonly<Record<string, string>>);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schemas refuse it.
    return undefined;
  }
}

/** RFC 9457 problem details with our code; anything else that answers is not our desk. */
export function faultFrom(status: number, body: unknown): Fault {
  const problem = problemSchema.safeParse(body);
  if (problem.success) return fault(problem.data.code, problem.data.detail);
  // A proxy that has lost its desk, or one under load, is worth another try.
  return status === 429 || status >= 500
    ? fault('desk/unreachable', `Something answered ${status} for the desk`)
    : fault('desk/refused', `The desk answered ${status} without a problem document`);
}
