import { questionOf, sentBytes } from '../../devices/exchange-bytes.ts';
import type { DevicePort, Exchange, ExchangeOptions } from '../../devices/port.ts';
import type { DeviceFault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';

/** One line of a transcript (docs/probes.md): bytes to the device, bytes from it, or a fault. */
export type RecordedLine =
  | { readonly sign: '=>' | '<='; readonly bytes: Uint8Array }
  | { readonly sign: '!!'; readonly code: DeviceFault['code'] };

/** Passes every exchange on and writes down what `ReplayPort` will need to play it again. */
export class RecordingPort implements DevicePort {
  readonly lines: RecordedLine[] = [];
  readonly #port: DevicePort;

  constructor(port: DevicePort) {
    this.#port = port;
  }

  async exchange(
    exchange: Exchange,
    options: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    const question = questionOf(exchange);
    if (question !== null) this.lines.push({ sign: '=>', bytes: question.slice() });
    const reply = await this.#port.exchange(exchange, options);
    if (!reply.ok) this.lines.push({ sign: '!!', code: reply.fault.code });
    const sent = sentBytes(exchange);
    if (sent === null) {
      if (reply.ok) this.lines.push({ sign: '<=', bytes: reply.value.slice() });
    } else if (reply.ok) this.lines.push({ sign: '=>', bytes: sent.slice() });
    return reply;
  }

  close(): Promise<void> {
    return this.#port.close();
  }
}
