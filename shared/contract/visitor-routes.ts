import { z } from 'zod';
import { verificationSchema } from '../domain/ticket.ts';
import { visitorWordsSchema } from '../domain/visit.ts';
import type { RouteTable } from './route.ts';

/** The token in the address of a visitor's own page. */
export const statusParams = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/u) });

/** The part of the desk contract by which a visitor himself says something of his ticket. */
export const visitorRoutes = {
  'status.verify': {
    method: 'POST',
    path: '/v1/status/:token/verify',
    access: 'public',
    summary:
      'The visitor says whether it works now; anything but `works` puts it back in progress.',
    params: statusParams,
    body: z.strictObject({ verification: verificationSchema }),
    response: z.strictObject({}),
  },
  'status.reopen': {
    method: 'POST',
    path: '/v1/status/:token/reopen',
    access: 'public',
    summary: 'The visitor says that it does not work any more, within some days of closing.',
    params: statusParams,
    body: z.strictObject({ words: visitorWordsSchema }),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
