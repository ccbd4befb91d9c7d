import { z } from 'zod';
import { cleanText } from './untrusted-text.ts';

/** What a caller may do about a fault, and who can take its cause away. */
export interface FaultTraits {
  /** Trying the same thing again may succeed. */
  readonly retry: boolean;
  readonly fixedBy: 'visitor' | 'technician' | 'admin' | 'developer';
  /** The HTTP status that carries this fault (RFC 9110 section 15). */
  readonly status: number;
}

/** Every expected failure in the product. docs/faults.md explains each one. */
export const faultTraits = {
  'bus/missing': { retry: false, fixedBy: 'admin', status: 503 },
  'bus/denied': { retry: false, fixedBy: 'admin', status: 503 },
  'bus/library-missing': { retry: false, fixedBy: 'admin', status: 503 },
  'device/gone': { retry: true, fixedBy: 'visitor', status: 410 },
  'device/busy': { retry: true, fixedBy: 'visitor', status: 409 },
  'device/denied': { retry: false, fixedBy: 'admin', status: 403 },
  'device/garbled': { retry: true, fixedBy: 'developer', status: 502 },
  'device/stalled': { retry: true, fixedBy: 'visitor', status: 502 },
  'device/timeout': { retry: true, fixedBy: 'visitor', status: 504 },
  'device/locked': { retry: true, fixedBy: 'visitor', status: 409 },
  'device/trust-refused': { retry: true, fixedBy: 'visitor', status: 403 },
  'device/trust-timeout': { retry: true, fixedBy: 'visitor', status: 504 },
  'device/service-missing': { retry: false, fixedBy: 'admin', status: 503 },
  'device/unsupported': { retry: false, fixedBy: 'developer', status: 501 },
  'supervision/missing': { retry: false, fixedBy: 'admin', status: 503 },
  'supervision/exposed': { retry: false, fixedBy: 'admin', status: 503 },
  'supervision/unreadable': { retry: false, fixedBy: 'admin', status: 503 },
  'supervision/mismatched': { retry: false, fixedBy: 'admin', status: 503 },
  'reader/crashed': { retry: true, fixedBy: 'developer', status: 503 },
  'reader/stopped': { retry: true, fixedBy: 'admin', status: 503 },
  'kiosk/unreachable': { retry: true, fixedBy: 'admin', status: 503 },
  'kiosk/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'kiosk/offline': { retry: true, fixedBy: 'admin', status: 503 },
  'kiosk/too-old': { retry: false, fixedBy: 'admin', status: 501 },
  'kiosk/busy': { retry: true, fixedBy: 'technician', status: 409 },
  'kiosk/taken-over': { retry: true, fixedBy: 'technician', status: 409 },
  'kiosk/no-device': { retry: true, fixedBy: 'technician', status: 404 },
  'kiosk/device-ambiguous': { retry: true, fixedBy: 'technician', status: 409 },
  'request/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'request/over': { retry: false, fixedBy: 'technician', status: 409 },
  'visit/unknown': { retry: false, fixedBy: 'visitor', status: 404 },
  'visit/closed': { retry: false, fixedBy: 'visitor', status: 409 },
  'visit/incomplete': { retry: false, fixedBy: 'visitor', status: 422 },
  'visit/resume-refused': { retry: true, fixedBy: 'visitor', status: 404 },
  'desk/unreachable': { retry: true, fixedBy: 'admin', status: 503 },
  'desk/refused': { retry: false, fixedBy: 'admin', status: 502 },
  'desk/stopping': { retry: true, fixedBy: 'admin', status: 503 },
  'printer/not-configured': { retry: false, fixedBy: 'admin', status: 501 },
  'printer/failed': { retry: true, fixedBy: 'technician', status: 502 },
  'auth/required': { retry: false, fixedBy: 'technician', status: 401 },
  'auth/wrong-credentials': { retry: true, fixedBy: 'technician', status: 401 },
  'auth/forbidden': { retry: false, fixedBy: 'admin', status: 403 },
  'auth/cross-site': { retry: false, fixedBy: 'developer', status: 403 },
  'auth/password-change-required': { retry: false, fixedBy: 'technician', status: 403 },
  'auth/too-many-attempts': { retry: true, fixedBy: 'technician', status: 429 },
  'ticket/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'ticket/changed-meanwhile': { retry: true, fixedBy: 'technician', status: 409 },
  'ticket/illegal-move': { retry: false, fixedBy: 'technician', status: 409 },
  'ticket/not-closable': { retry: false, fixedBy: 'technician', status: 409 },
  'ticket/reason-required': { retry: false, fixedBy: 'technician', status: 422 },
  'procedure/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'procedure/running': { retry: false, fixedBy: 'technician', status: 409 },
  'procedure/not-its-turn': { retry: true, fixedBy: 'technician', status: 409 },
  'procedure/evidence-required': { retry: false, fixedBy: 'technician', status: 422 },
  'procedure/changed-meanwhile': { retry: true, fixedBy: 'technician', status: 409 },
  'service-terms/changed-meanwhile': { retry: true, fixedBy: 'technician', status: 409 },
  'escalation/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'escalation/over': { retry: false, fixedBy: 'technician', status: 409 },
  'rules/changed-meanwhile': { retry: true, fixedBy: 'technician', status: 409 },
  'custody/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'custody/illegal-move': { retry: false, fixedBy: 'technician', status: 409 },
  'custody/claimed': { retry: false, fixedBy: 'technician', status: 409 },
  'custody/code-refused': { retry: true, fixedBy: 'technician', status: 422 },
  'site/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'site/name-taken': { retry: false, fixedBy: 'admin', status: 409 },
  'site/in-use': { retry: false, fixedBy: 'admin', status: 409 },
  'counter/unattended': { retry: true, fixedBy: 'technician', status: 409 },
  'site/elsewhere': { retry: false, fixedBy: 'technician', status: 409 },
  'shelf/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'shelf/full': { retry: false, fixedBy: 'technician', status: 409 },
  'shelf/name-taken': { retry: false, fixedBy: 'technician', status: 409 },
  'roster/overlap': { retry: false, fixedBy: 'technician', status: 409 },
  'quality/nothing-closed': { retry: false, fixedBy: 'technician', status: 404 },
  'quality/own-work': { retry: false, fixedBy: 'technician', status: 403 },
  'approval/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'approval/open': { retry: false, fixedBy: 'technician', status: 409 },
  'approval/over': { retry: false, fixedBy: 'technician', status: 409 },
  'approval/required': { retry: false, fixedBy: 'technician', status: 409 },
  'approval/four-eyes': { retry: false, fixedBy: 'technician', status: 403 },
  'approval/own-request': { retry: false, fixedBy: 'technician', status: 403 },
  'identity/unproven': { retry: true, fixedBy: 'visitor', status: 403 },
  'asset/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'asset/changed-meanwhile': { retry: true, fixedBy: 'technician', status: 409 },
  'asset/tag-taken': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/number-taken': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/illegal-move': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/not-ready': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/not-returned': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/not-your-move': { retry: false, fixedBy: 'admin', status: 403 },
  'asset/needs-holder': { retry: false, fixedBy: 'technician', status: 422 },
  'asset/needs-same-holder': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/needs-due': { retry: false, fixedBy: 'technician', status: 422 },
  'asset/needs-preparation': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/needs-wipe-proof': { retry: false, fixedBy: 'technician', status: 422 },
  'asset/needs-wipe': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/nothing-read': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/import-unreadable': { retry: false, fixedBy: 'technician', status: 422 },
  'asset/import-refused': { retry: false, fixedBy: 'technician', status: 409 },
  'asset/needs-reason': { retry: false, fixedBy: 'technician', status: 422 },
  'preparation/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'preparation/not-ready': { retry: true, fixedBy: 'technician', status: 409 },
  'preparation/over': { retry: false, fixedBy: 'technician', status: 409 },
  'preparation/other-type': { retry: false, fixedBy: 'technician', status: 409 },
  'licence/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'licence/sold-out': { retry: true, fixedBy: 'admin', status: 409 },
  'licence/already-held': { retry: false, fixedBy: 'technician', status: 409 },
  'licence/seats-in-use': { retry: false, fixedBy: 'admin', status: 409 },
  'licence/seat-required': { retry: true, fixedBy: 'technician', status: 409 },
  'stock/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'stock/too-few': { retry: false, fixedBy: 'technician', status: 409 },
  'stock/closed': { retry: false, fixedBy: 'technician', status: 409 },
  'stock/barcode-taken': { retry: false, fixedBy: 'technician', status: 409 },
  'handover/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'handover/other-device': { retry: true, fixedBy: 'technician', status: 409 },
  'handover/account-locked': { retry: true, fixedBy: 'technician', status: 409 },
  'hand-in/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'receipt/unknown': { retry: false, fixedBy: 'visitor', status: 404 },
  'receipt/expired': { retry: false, fixedBy: 'visitor', status: 410 },
  'loan/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'loan/not-of-pool': { retry: false, fixedBy: 'technician', status: 409 },
  'loan/pool-closed': { retry: false, fixedBy: 'technician', status: 409 },
  'loan/not-for-role': { retry: false, fixedBy: 'admin', status: 403 },
  'loan/lead-required': { retry: false, fixedBy: 'technician', status: 403 },
  'loan/too-long': { retry: false, fixedBy: 'technician', status: 409 },
  'loan/not-extendable': { retry: false, fixedBy: 'technician', status: 409 },
  'instruction/not-published': { retry: false, fixedBy: 'technician', status: 404 },
  'instruction/pack-incomplete': { retry: true, fixedBy: 'technician', status: 409 },
  'instruction/link-unknown': { retry: false, fixedBy: 'visitor', status: 404 },
  'instruction/link-expired': { retry: false, fixedBy: 'visitor', status: 410 },
  'right/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'appointment/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'appointment/full': { retry: false, fixedBy: 'technician', status: 409 },
  'queue/empty': { retry: true, fixedBy: 'technician', status: 404 },
  'disturbance/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'problem/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'instruction/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'instruction/changed-meanwhile': { retry: true, fixedBy: 'technician', status: 409 },
  'instruction/slug-taken': { retry: false, fixedBy: 'technician', status: 409 },
  'instruction/illegal-move': { retry: false, fixedBy: 'technician', status: 409 },
  'instruction/not-whole': { retry: false, fixedBy: 'technician', status: 422 },
  'instruction/four-eyes': { retry: false, fixedBy: 'technician', status: 403 },
  'instruction/unverified': { retry: false, fixedBy: 'technician', status: 422 },
  'instruction/review-passed': { retry: false, fixedBy: 'technician', status: 422 },
  'instruction/nothing-read': { retry: false, fixedBy: 'technician', status: 422 },
  'acceptance/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'acceptance/not-open': { retry: false, fixedBy: 'technician', status: 409 },
  'acceptance/incomplete': { retry: false, fixedBy: 'technician', status: 409 },
  'acceptance/over': { retry: false, fixedBy: 'technician', status: 409 },
  'acceptance/in-use': { retry: false, fixedBy: 'technician', status: 409 },
  'acceptance/full': { retry: false, fixedBy: 'technician', status: 409 },
  'acceptance/reason-required': { retry: false, fixedBy: 'technician', status: 422 },
  'acceptance/changed-meanwhile': { retry: true, fixedBy: 'technician', status: 409 },
  'acceptance/link-unknown': { retry: false, fixedBy: 'visitor', status: 404 },
  'status/unknown': { retry: false, fixedBy: 'visitor', status: 404 },
  'person/unknown': { retry: false, fixedBy: 'visitor', status: 404 },
  'idempotency/different-content': { retry: false, fixedBy: 'developer', status: 422 },
  'attachment/hash-mismatch': { retry: true, fixedBy: 'developer', status: 422 },
  'attachment/unknown': { retry: false, fixedBy: 'technician', status: 404 },
  'attachment/not-what-it-says': { retry: false, fixedBy: 'technician', status: 422 },
  'attachment/too-many': { retry: false, fixedBy: 'technician', status: 409 },
  'input/invalid': { retry: false, fixedBy: 'developer', status: 400 },
  'input/too-large': { retry: false, fixedBy: 'developer', status: 413 },
  'input/unknown-route': { retry: false, fixedBy: 'developer', status: 404 },
  'input/too-many': { retry: true, fixedBy: 'developer', status: 429 },
  'output/invalid': { retry: false, fixedBy: 'developer', status: 500 },
  'update/not-set-up': { retry: false, fixedBy: 'admin', status: 409 },
  'update/garbled': { retry: false, fixedBy: 'developer', status: 422 },
  'update/too-large': { retry: false, fixedBy: 'admin', status: 413 },
  'update/too-slow': { retry: true, fixedBy: 'admin', status: 504 },
  'update/unsigned': { retry: false, fixedBy: 'admin', status: 422 },
  'update/expired': { retry: false, fixedBy: 'admin', status: 422 },
  'update/rolled-back': { retry: false, fixedBy: 'admin', status: 409 },
  'update/mixed': { retry: false, fixedBy: 'admin', status: 409 },
  'update/not-for-this-kiosk': { retry: false, fixedBy: 'admin', status: 403 },
  'update/not-listed': { retry: false, fixedBy: 'admin', status: 409 },
  'update/not-installable': { retry: false, fixedBy: 'admin', status: 409 },
  'update/file-mismatch': { retry: true, fixedBy: 'admin', status: 422 },
  'update/unknown': { retry: false, fixedBy: 'admin', status: 404 },
  'update/illegal-move': { retry: false, fixedBy: 'admin', status: 409 },
  'store/failed': { retry: true, fixedBy: 'admin', status: 503 },
  'store/full': { retry: true, fixedBy: 'admin', status: 507 },
  'identifier/wrong-length': { retry: false, fixedBy: 'visitor', status: 422 },
  'identifier/wrong-characters': { retry: false, fixedBy: 'visitor', status: 422 },
  'identifier/wrong-check-digit': { retry: false, fixedBy: 'visitor', status: 422 },
  'identifier/unknown-shape': { retry: false, fixedBy: 'visitor', status: 422 },
  'internal/bug': { retry: false, fixedBy: 'developer', status: 500 },
} as const satisfies Record<string, FaultTraits>;

/** The name of an expected failure. */
export type FaultCode = keyof typeof faultTraits;

/** All fault codes, in the order of the table. */
// Object.keys loses the literal types; the table is `as const`, so the keys are exactly these.
export const faultCodes = Object.keys(faultTraits) as [FaultCode, ...FaultCode[]];

/** The most code points that a detail has; each is at most two of the 2000 UTF-16 units that the schema allows. */
const longestDetail = 1000;

/**
 * `detail` is English for logs and technicians of the product, never shown to a visitor. Devices and
 * services speak in it too, so it is cleaned where it is made and again where it comes in.
 */
export const faultSchema = z.strictObject({
  code: z.enum(faultCodes),
  detail: z.string().max(2000).overwrite(cleanDetail),
});

/** An expected failure as plain data, so that it crosses IPC and HTTP whole. */
export type Fault = Readonly<z.infer<typeof faultSchema>>;

/** The faults that a probe or a reader can return. */
export type DeviceFault = Fault & { readonly code: Extract<FaultCode, `device/${string}`> };

/** Builds a fault. `detail` may hold words of a device: it is cleaned, and cut to what the contract allows. */
export function fault<C extends FaultCode>(code: C, detail: string): Fault & { readonly code: C } {
  return { code, detail: cleanDetail(detail) };
}

function cleanDetail(detail: string): string {
  return cleanText(detail, longestDetail);
}
