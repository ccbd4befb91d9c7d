import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { assertNever } from '../../shared/base/assert-never.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Access } from '../../shared/contract/route.ts';
import { unattendedHeader } from '../../shared/contract/unattended.ts';
import { livingSession, sessionOf } from '../auth/session-life.ts';
import { tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import { deliveryRoutes } from '../fleet/delivery-routes.ts';
import { type Caller, type KioskCaller, type StaffCaller, rolesOf } from './caller.ts';
import { isCrossSite } from './cross-site.ts';

/** `__Host-` binds the cookie to this host and to https; plain http cannot set such a cookie. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-balie' : 'balie';
}

/** Routes that stay open while a one-time password waits to be changed. */
const openBeforePasswordChange: ReadonlySet<string> = new Set([
  'session.get',
  'session.end',
  'session.change-password',
]);

/**
 * Who sends this request, from signature, ticket or cookie.
 *
 * @param byItself pages make such a request without anybody: it does not mark a session as seen
 */
export async function callerOf(
  context: DeskContext,
  request: FastifyRequest,
  byItself = false,
): Promise<Result<Caller, Fault>> {
  if (request.headers['signature-input'] !== undefined) return signerOf(context, request);
  const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/u.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const kiosk = await context.kiosks.find(tokenHash(bearer));
    return kiosk === null
      ? err(fault('auth/required', 'Unknown kiosk token'))
      : ok({ kind: 'kiosk', kiosk, keyId: null, retired: false });
  }
  const cookie = request.cookies[sessionCookieName(context.settings.publicUrl)];
  if (cookie === undefined) return ok({ kind: 'public' });
  const origin = {
    method: request.method,
    host: request.headers.host,
    origin: request.headers.origin,
    secFetchSite: headerText(request.headers['sec-fetch-site']),
  };
  if (isCrossSite(origin, context.settings.publicUrl)) {
    return err(fault('auth/cross-site', 'A cookie came with a request from another site'));
  }
  const isAttended = !byItself && request.headers[unattendedHeader] === undefined;
  const stored = isAttended
    ? await sessionOf(context, cookie, (trouble) => {
        request.log.error({ fault: trouble }, 'a session was not marked as seen');
      })
    : await livingSession(context, tokenHash(cookie));
  return ok(
    stored === null
      ? { kind: 'public' }
      : { kind: 'staff', session: stored.session, sessionHash: stored.tokenHash },
  );
}

/** The kiosk that signed this request. That its content is the one that was signed shows when it is read. */
async function signerOf(
  { signatures }: DeskContext,
  request: FastifyRequest,
): Promise<Result<Caller, Fault>> {
  const names = ['content-digest', 'idempotency-key', 'balie-shown-code'] as const;
  const proven = await signatures.prove({
    method: request.method,
    target: request.raw.url ?? '',
    headers: Object.fromEntries(
      [...names, 'signature', 'signature-input'].map((name) => [
        name,
        headerText(request.headers[name]),
      ]),
    ),
  });
  if (!proven.ok) return proven;
  request.signedDigest = headerText(request.headers['content-digest']) ?? null;
  return ok({ kind: 'kiosk', ...proven.value });
}

/** The caller, when the access of a route admits him. */
export function admit(access: Access, routeName: string, caller: Caller): Result<Caller, Fault> {
  switch (access) {
    case 'public':
      return ok(caller);
    case 'kiosk':
      return admitKiosk(caller, routeName);
    case 'account':
    case 'staff':
    case 'lead':
    case 'admin':
      return admitStaff(access, routeName, caller);
    default:
      return assertNever(access);
  }
}

/** A kiosk, or a fault. One that is retired delivers what it holds and asks nothing any more. */
export function admitKiosk(caller: Caller, routeName: string): Result<KioskCaller, Fault> {
  if (caller.kind === 'kiosk') {
    return caller.retired && !deliveryRoutes.has(routeName)
      ? err(fault('kiosk/retired', 'This kiosk is retired: deliver what is left and go'))
      : ok(caller);
  }
  return err(
    caller.kind === 'public'
      ? fault('auth/required', 'Needs the signature of a kiosk')
      : fault('auth/forbidden', 'Only for kiosks'),
  );
}

/** Somebody signed in with enough rights, or a fault. */
export function admitStaff(
  access: 'account' | 'staff' | 'lead' | 'admin',
  routeName: string,
  caller: Caller,
): Result<StaffCaller, Fault> {
  if (caller.kind === 'public') return err(fault('auth/required', 'Sign in first'));
  if (caller.kind === 'kiosk') return err(fault('auth/forbidden', 'Not for kiosks'));
  if (caller.session.mustChangePassword && !openBeforePasswordChange.has(routeName)) {
    return err(fault('auth/password-change-required', 'Change the one-time password first'));
  }
  return rolesOf[access].includes(caller.session.role)
    ? ok(caller)
    : err(fault('auth/forbidden', `Needs the role ${access}`));
}

/** One header as text; a repeated one counts as absent. */
export function headerText(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
