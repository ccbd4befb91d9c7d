import { WebSocket } from 'ws';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import { type KioskContract, kioskContract } from '../../../shared/contract/kiosk-contract.ts';
import { wireMessageSchema } from '../../../shared/contract/wire.ts';

/** The connection broke before the answer came: nobody knows whether the call was done. */
export class BridgeLost extends Error {}

/** A kiosk screen without a screen: the browser shell's own protocol. */
export class BridgeClient {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  private lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      const message = wireMessageSchema.parse(JSON.parse(data.toString('utf8')));
      if (message.type !== 'reply') return;
      this.waiting.get(message.id)?.resolve(message.result);
      this.waiting.delete(message.id);
    });
    const lost = (): void => {
      for (const call of this.waiting.values()) call.reject(new BridgeLost());
      this.waiting.clear();
    };
    socket.on('close', lost);
    socket.on('error', lost);
  }

  static async open(origin: string, cookie: string): Promise<BridgeClient> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/bridge`, {
      headers: { cookie, origin },
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', () => {
        reject(new BridgeLost());
      });
    });
    return new BridgeClient(socket);
  }

  async call<N extends CallName<KioskContract>>(
    name: N,
    input: CallInput<KioskContract, N>,
  ): Promise<Result<CallOutput<KioskContract, N>, Fault>> {
    if (this.socket.readyState !== WebSocket.OPEN) throw new BridgeLost();
    this.lastId += 1;
    const id = this.lastId;
    const reply = await new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ type: 'call', id, call: name, input }));
    });
    // The wire schema has checked the frame; the value is parsed by the contract's own schema.
    const result = reply as Result<unknown, Fault>;
    if (!result.ok) return result;
    const value = kioskContract.calls[name].output.parse(result.value);
    return { ok: true, value: value as CallOutput<KioskContract, N> };
  }

  close(): void {
    this.socket.close();
  }
}

/** Opens the one-time address and answers the cookie that the browser would keep. */
export async function cookieOf(entryUrl: string): Promise<string> {
  const response = await fetch(entryUrl, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`No cookie from the browser shell: ${response.status}`);
  return cookie;
}
