import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import type { RouteTable } from './route.ts';

/** An approver is no staff: he sees the requests that he decides on and nothing else (ADR 17). */
export const roleSchema = z.enum(['approver', 'technician', 'lead', 'admin']);
export type Role = z.infer<typeof roleSchema>;

/** Who is signed in, and at which counter. */
export const sessionSchema = z.strictObject({
  accountId: uuidSchema,
  userName: z.string().max(60),
  name: z.string().max(120),
  role: roleSchema,
  counter: z.string().max(40).nullable(),
  /** Where he sits; absent at the first site. */
  siteId: uuidSchema.optional(),
  /** Until when a break lasts; null while at work. */
  breakUntil: timestampSchema.nullable(),
  /** First sign-in with the one-time password: nothing else is possible before it is changed. */
  mustChangePassword: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

export const userNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,59}$/u);
const newPasswordSchema = z.string().min(12).max(200);
const nothing = z.strictObject({});

/** The part of the desk contract by which somebody signs in, sits down and goes on a break. */
export const sessionRoutes = {
  'session.create': {
    method: 'POST',
    path: '/v1/session',
    access: 'public',
    summary: 'Sign in with a local account; sets the session cookie.',
    body: z.strictObject({ userName: userNameSchema, password: z.string().min(1).max(200) }),
    response: sessionSchema,
  },
  'session.get': {
    method: 'GET',
    path: '/v1/session',
    access: 'account',
    summary: 'Who is signed in.',
    response: sessionSchema,
  },
  'session.end': {
    method: 'DELETE',
    path: '/v1/session',
    access: 'account',
    summary: 'Sign out.',
    response: nothing,
  },
  'session.set-counter': {
    method: 'PUT',
    path: '/v1/session/counter',
    access: 'staff',
    summary: 'The counter at which this technician calls visitors.',
    body: z.strictObject({
      counter: z.string().trim().min(1).max(40).nullable(),
      /** Stays where it is when absent. */
      siteId: uuidSchema.optional(),
    }),
    response: sessionSchema,
  },
  'session.begin-break': {
    method: 'PUT',
    path: '/v1/session/break',
    access: 'staff',
    summary:
      'Away for some minutes; expected waits reckon with it. Ends by itself or at the next call.',
    body: z.strictObject({ minutes: z.int().min(1).max(240) }),
    response: sessionSchema,
  },
  'session.end-break': {
    method: 'DELETE',
    path: '/v1/session/break',
    access: 'staff',
    summary: 'Back from a break.',
    response: sessionSchema,
  },
  'session.change-password': {
    method: 'PUT',
    path: '/v1/session/password',
    access: 'account',
    summary: 'Change the own password; ends all other sessions of the account.',
    body: z.strictObject({ current: z.string().min(1).max(200), next: newPasswordSchema }),
    response: sessionSchema,
  },
} as const satisfies RouteTable;
