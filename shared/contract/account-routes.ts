import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import type { RouteTable } from './route.ts';

const accountParams = z.strictObject({ accountId: uuidSchema });
const nothing = z.strictObject({});

/** The part of the desk contract about accounts that are there. The last admin who may sign in stays one. */
export const accountRoutes = {
  'account.block': {
    method: 'PUT',
    path: '/v1/accounts/:accountId/blocked',
    access: 'admin',
    summary: 'Shut an account out at once, or let it in again.',
    params: accountParams,
    body: z.strictObject({ blocked: z.boolean() }),
    response: nothing,
  },
  'account.change-role': {
    method: 'PUT',
    path: '/v1/accounts/:accountId/role',
    access: 'admin',
    summary: 'Give an account another role; it signs in anew.',
    params: accountParams,
    body: z.strictObject({ role: z.enum(['approver', 'technician', 'lead', 'admin']) }),
    response: nothing,
  },
  'account.reset-password': {
    method: 'POST',
    path: '/v1/accounts/:accountId/reset-password',
    access: 'admin',
    summary: 'A new one-time password, in the reply and nowhere else; the account is signed out.',
    params: accountParams,
    response: z.strictObject({ userName: z.string().max(60), oneTimePassword: z.string().max(60) }),
  },
} as const satisfies RouteTable;
