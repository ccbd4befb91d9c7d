import { z } from 'zod';
import { type Fault, fault, faultSchema } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type {
  Caller,
  CallName,
  CallOutput,
  EventData,
  EventName,
} from '../../shared/contract/contract.ts';
import { kioskContract, type KioskContract } from '../../shared/contract/kiosk-contract.ts';
import { socketTransport } from './socket-transport.ts';

/** How messages travel: the preload's bridge in Electron, a WebSocket in the browser shell. */
export interface Transport {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly on: (name: string, listener: (data: unknown) => void) => () => void;
  /** Says now and at every change whether the core can be reached; the answer stops listening. */
  readonly onLink: (listener: (linked: boolean) => void) => () => void;
}

/** The core as the screen sees it. */
export interface KioskLink extends Caller<KioskContract> {
  readonly onLink: Transport['onLink'];
}

declare global {
  interface Window {
    /** Put there by preload/kiosk.ts. */
    readonly balieBridge?: Pick<Transport, 'call' | 'on'>;
  }
}

const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), fault: faultSchema }),
]);

/** Speaks the kiosk contract over a transport. All that arrives is parsed; what does not fit is a fault. */
export function createKioskLink(transport: Transport): KioskLink {
  return {
    onLink: transport.onLink,
    async call(name, input) {
      try {
        return parseReply(name, await transport.call(name, input));
      } catch (error) {
        // The transport rejects when the core is gone or its process threw: both end here.
        return err(fault('kiosk/unreachable', `${name}: ${String(error)}`));
      }
    },
    on(name, listener) {
      return transport.on(name, (data) => {
        const parsed = parseEvent(name, data);
        // An event that does not fit the contract has no reader; the next one may fit again.
        if (parsed !== null) listener(parsed);
      });
    },
  };
}

/** The transport that this page has. */
export function transportOf(page: Window): Transport {
  const inElectron = page.balieBridge;
  if (inElectron === undefined) return socketTransport(page);
  return {
    call: inElectron.call,
    on: inElectron.on,
    onLink: (listener) => {
      listener(true);
      return () => undefined;
    },
  };
}

function parseReply<N extends CallName<KioskContract>>(
  name: N,
  raw: unknown,
): Result<CallOutput<KioskContract, N>, Fault> {
  const reply = replySchema.safeParse(raw);
  if (!reply.success) return err(fault('output/invalid', `${name}: ${reply.error.message}`));
  if (!reply.data.ok) return reply.data;
  const value = kioskContract.calls[name].output.safeParse(reply.data.value);
  return value.success
    ? // The schema is the one of this very call, so its output is this call's output.
      ok(value.data as CallOutput<KioskContract, N>)
    : err(fault('output/invalid', `${name}: ${value.error.message}`));
}

function parseEvent<N extends EventName<KioskContract>>(
  name: N,
  data: unknown,
): EventData<KioskContract, N> | null {
  const parsed = kioskContract.events[name].safeParse(data);
  // The schema is the one of this very event, so its output is this event's data.
  return parsed.success ? (parsed.data as EventData<KioskContract, N>) : null;
}
