import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RouteName } from '../../shared/contract/desk-contract.ts';
import { addressKey } from './address-key.ts';
import type { Caller } from './caller.ts';
import type {} from '@fastify/rate-limit';

/** Says whether a request may still be answered; `request.caller` is known by then. Wrong passwords are counted in desk/auth. */
export interface RequestLimits {
  allow(route: RouteName, request: FastifyRequest, caller: Caller): Promise<boolean>;
}

/**
 * Per minute and caller. Far above what people and screens do, also where a whole campus comes from one
 * address: they stop a broken script and slow a guesser. A kiosk that hands over is known and not limited, but it may not try out badge numbers.
 */
const perMinute = { public: 1200, staff: 1200, badge: 60, answers: 30 } as const;

/** Where a kiosk could try out badge numbers or codes. */
const badgeRoutes: ReadonlySet<RouteName> = new Set([
  'person.by-badge',
  'appointment.by-code',
  'visit.earlier',
  'hand-in.recognise',
  'hand-out.offers',
  'hand-out.recognise',
  'kiosk-test.page',
  'kiosk-test.start',
  'kiosk-test.end-step',
]);

/** What anybody with the address of a visitor's page can change. */
const answerRoutes: ReadonlySet<RouteName> = new Set([
  'status.verify',
  'status.reopen',
  'status.feedback',
  'status.leave',
  'status.come-back',
  'status.worse',
  'status.open-instructions',
  'instruction-link.answer',
  'receipt.open-pack',
]);

/** Limits over `@fastify/rate-limit`, counted in this process; several desks count each their own. */
export function createRequestLimits(app: FastifyInstance): RequestLimits {
  const timeWindow = 60_000;
  const byAddress = app.createRateLimit({
    max: perMinute.public,
    timeWindow,
    keyGenerator: (request) => `address ${addressKey(request.ip)}`,
  });
  const answersByAddress = app.createRateLimit({
    max: perMinute.answers,
    timeWindow,
    keyGenerator: (request) => `answers ${addressKey(request.ip)}`,
  });
  const bySession = app.createRateLimit({
    max: perMinute.staff,
    timeWindow,
    keyGenerator: (request) =>
      request.caller?.kind === 'staff'
        ? `session ${request.caller.sessionHash}`
        : addressKey(request.ip),
  });
  const byKiosk = app.createRateLimit({
    max: perMinute.badge,
    timeWindow,
    keyGenerator: (request) =>
      request.caller?.kind === 'kiosk'
        ? `badge ${request.caller.kiosk.kioskId}`
        : addressKey(request.ip),
  });
  return {
    allow: async (route, request, caller) => {
      if (caller.kind === 'kiosk' && !badgeRoutes.has(route)) return true;
      if (answerRoutes.has(route)) {
        const answers = await answersByAddress(request);
        if (!answers.isAllowed && answers.isExceeded) return false;
      }
      const limit =
        caller.kind === 'kiosk' ? byKiosk : caller.kind === 'staff' ? bySession : byAddress;
      const outcome = await limit(request);
      return outcome.isAllowed || !outcome.isExceeded;
    },
  };
}
