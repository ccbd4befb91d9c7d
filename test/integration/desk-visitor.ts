import {
  type DeskContract,
  type RouteName,
  deskContract,
} from '../../shared/contract/desk-contract.ts';
import { type Problem, problemSchema } from '../../shared/contract/problem.ts';
import {
  type Route,
  type RouteInput,
  type RouteReply,
  fillPath,
} from '../../shared/contract/route.ts';

/** A reply as it came, with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

type InputFor<N extends RouteName> = Partial<RouteInput<DeskContract[N]>>;

/** Somebody who talks to a desk over HTTP: nobody, a kiosk, or a browser with a session cookie. */
export class DeskVisitor {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.url = url;
    this.headers = headers;
  }

  /** A browser after signing in. */
  static async signedIn(url: string, userName: string, password: string): Promise<DeskVisitor> {
    const answer = await new DeskVisitor(url, {}).send('POST', '/v1/session', {
      userName,
      password,
    });
    if (answer.status !== 200) throw new Error(`Sign-in: ${JSON.stringify(answer.body)}`);
    return new DeskVisitor(url, { cookie: cookieOf(answer), origin: url });
  }

  /** A browser after signing in with a one-time password and changing it. */
  static async past(
    url: string,
    userName: string,
    oneTimePassword: string,
    password: string,
  ): Promise<DeskVisitor> {
    const first = await DeskVisitor.signedIn(url, userName, oneTimePassword);
    const answer = await first.send('PUT', '/v1/session/password', {
      current: oneTimePassword,
      next: password,
    });
    if (answer.status !== 200) throw new Error(`Password: ${JSON.stringify(answer.body)}`);
    return new DeskVisitor(url, { cookie: cookieOf(answer), origin: url });
  }

  /** Any request. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...this.headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const parsed: unknown = isJson ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: parsed };
  }

  /** A route of the contract, whatever it answers. */
  ask<N extends RouteName>(name: N, input: InputFor<N>): Promise<Answer> {
    const route: Route = deskContract[name];
    // The contract's params are flat objects of texts, its queries of texts and numbers.
    const params = (input.params ?? {}) as Readonly<Record<string, string>>;
    const query = Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)]);
    const search = query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
    const visitId = name === 'ticket.create' ? visitIdOf(input.body) : null;
    return this.send(
      route.method,
      fillPath(route.path, params) + search,
      input.body,
      visitId === null ? {} : { 'idempotency-key': visitId },
    );
  }

  /** A route of the contract that must succeed. */
  async call<N extends RouteName>(
    name: N,
    input: InputFor<N>,
  ): Promise<RouteReply<DeskContract[N]>> {
    const answer = await this.ask(name, input);
    if (answer.status !== 200) {
      throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    // Parsed by this very route's schema.
    return deskContract[name].response.parse(answer.body) as RouteReply<DeskContract[N]>;
  }

  /** A route of the contract that must fail; the problem it answers. */
  async refusal<N extends RouteName>(name: N, input: InputFor<N>): Promise<Problem> {
    const answer = await this.ask(name, input);
    if (answer.status < 400) throw new Error(`${name}: ${answer.status}`);
    return problemSchema.parse(answer.body);
  }
}

function cookieOf(answer: Answer): string {
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error('The reply sets no cookie');
  return cookie;
}

function visitIdOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('visitId' in body)) return null;
  return String(body.visitId);
}
