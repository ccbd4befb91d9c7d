import type { WebSocket } from 'ws';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { EventName } from '../../../shared/contract/contract.ts';
import { type KioskContract, kioskContract } from '../../../shared/contract/kiosk-contract.ts';
import { type WireMessage, wireRequestSchema } from '../../../shared/contract/wire.ts';
import type { EventSource } from '../../ipc/event-source.ts';
import type { Log } from '../../log/log.ts';

export interface BridgeParts {
  readonly answer: (name: string, input: unknown) => Promise<Result<unknown, Fault>>;
  readonly events: EventSource<KioskContract>;
  readonly log: Log;
  readonly onClose: () => void;
}

/** RFC 6455 section 7.4.1. */
const policyViolation = 1008;
const goingAway = 1001;

// Object.keys loses the literal types; these are the contract's own names.
const eventNames = Object.keys(kioskContract.events) as readonly EventName<KioskContract>[];

/** One open page: its calls go in, replies and events come out. A page that talks nonsense is cut off. */
export class BridgeConnection {
  private readonly socket: WebSocket;
  private readonly parts: BridgeParts;
  private readonly listening: readonly (() => void)[];

  constructor(socket: WebSocket, parts: BridgeParts) {
    this.socket = socket;
    this.parts = parts;
    this.listening = eventNames.map((name) =>
      parts.events.on(name, (data) => {
        this.send({ type: 'event', name, data });
      }),
    );
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(policyViolation);
      else void this.received(textOf(data));
    });
    socket.on('error', (error) => {
      parts.log.warn('The screen connection failed', { detail: error.name });
    });
    socket.on('close', () => {
      for (const stopListening of this.listening) stopListening();
      parts.onClose();
    });
  }

  close(): void {
    this.socket.close(goingAway);
  }

  private async received(text: string): Promise<void> {
    const request = parseRequest(text);
    if (request === null) {
      this.socket.close(policyViolation);
      return;
    }
    const result = await this.parts.answer(request.call, request.input);
    this.send({ type: 'reply', id: request.id, result });
  }

  private send(message: WireMessage): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message));
  }
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

function parseRequest(text: string): ReturnType<typeof wireRequestSchema.parse> | null {
  try {
    return wireRequestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: the caller cuts the connection.
    return null;
  }
}
