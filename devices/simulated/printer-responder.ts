import type { Exchange } from '../port.ts';
import { bytesOf } from '../printer/ascii.ts';
import { IppPipe, type IppPrinter } from './ipp-responder.ts';
import { data, silence, stall, type Answer, type Responder } from './simulated-device.ts';

/** What a simulated printer says of itself. */
export interface Printer {
  /** IEEE 1284, `MFG:…;MDL:…;CMD:…;`. */
  readonly deviceId: string;
  /** GET_PORT_STATUS: 0x18 is ready, 0x20 paper empty, 0x08 no error, 0x10 selected. */
  readonly portStatus: number;
  readonly ipp?: { readonly interfaceNumber: number; readonly printer: IppPrinter };
}

/** Answers the class requests and, when it has it, IPP over its bulk pair. */
export class PrinterResponder implements Responder {
  readonly #printer: Printer;
  readonly #pipe: IppPipe | null;
  #waiting: Uint8Array = new Uint8Array(0);

  constructor(printer: Printer) {
    this.#printer = printer;
    this.#pipe = printer.ipp === undefined ? null : new IppPipe(printer.ipp.printer);
  }

  answer(exchange: Exchange): Answer {
    const { deviceId, portStatus, ipp } = this.#printer;
    switch (exchange.kind) {
      case 'control-in': {
        const { type, recipient, request } = exchange.setup;
        if (type !== 'class' || recipient !== 'interface') return stall;
        if (request === 1) return data(Uint8Array.of(portStatus));
        if (request !== 0) return stall;
        const total = deviceId.length + 2;
        const bytes = [total >> 8, total & 0xff, ...bytesOf(deviceId)];
        return data(Uint8Array.from(bytes.slice(0, exchange.length)));
      }
      case 'bulk-out':
        if (this.#pipe === null || exchange.interfaceNumber !== ipp?.interfaceNumber) return stall;
        this.#waiting = Uint8Array.from([...this.#waiting, ...this.#pipe.receive(exchange.bytes)]);
        return data();
      case 'bulk-in': {
        if (this.#waiting.length === 0) return silence;
        // As full packets of 512 bytes come in whatever pieces.
        const part = this.#waiting.slice(0, Math.min(512, exchange.length));
        this.#waiting = this.#waiting.slice(part.length);
        return data(part);
      }
      default:
        return stall;
    }
  }
}
