import type { Role, Session } from '../../shared/contract/desk-contract.ts';
import type { Access } from '../../shared/contract/route.ts';
import type { Kiosk } from '../store/kiosk-store.ts';

/** Somebody who is signed in: staff, or an approver on the few routes of every account. */
export interface StaffCaller {
  readonly kind: 'staff';
  readonly session: Session;
  readonly sessionHash: string;
}

/** A kiosk that proved who it is. */
export interface KioskCaller {
  readonly kind: 'kiosk';
  readonly kiosk: Kiosk;
  /** The key that signed; null for one that has only the ticket of its join file. */
  readonly keyId: string | null;
  /** Only delivers what it holds. */
  readonly retired: boolean;
}

/** Nobody in particular. */
export interface PublicCaller {
  readonly kind: 'public';
}

export type Caller = StaffCaller | KioskCaller | PublicCaller;

/** Who a handler of a route can be sure to talk to. */
export type CallerFor<A extends Access> = A extends 'public'
  ? Caller
  : A extends 'kiosk'
    ? KioskCaller
    : StaffCaller;

/** The roles that each access admits. */
export const rolesOf: Readonly<Record<'account' | 'staff' | 'lead' | 'admin', readonly Role[]>> = {
  account: ['approver', 'technician', 'lead', 'admin'],
  staff: ['technician', 'lead', 'admin'],
  lead: ['lead', 'admin'],
  admin: ['admin'],
};

/** The parts of an HTTP exchange that some handlers need. */
export interface Exchange {
  /** The `addressKey` of the sender. */
  readonly address: string;
  readonly idempotencyKey: string | null;
  /** The kiosk has shown its own number (header `Balie-Shown-Code: kiosk`, ADR 5). */
  readonly kioskCodeShown: boolean;
  /** The kiosk reads what the reply to a visit says of appointments (header `Balie-Knows: appointments`). */
  readonly knowsAppointments: boolean;
  /** Sets or (null) clears the session cookie of the reply. */
  readonly setSessionCookie: (token: string | null) => void;
}
