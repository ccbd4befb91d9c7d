import { ok } from '../../shared/base/result.ts';
import { keepAll } from '../port.ts';
import { parsePortStatus } from '../printer/port-status.ts';
import { printerInterface } from '../printer/printer-interface.ts';
import { reported, type Probe } from '../probe.ts';

const timeoutMs = 800;

/** Whether the printer has paper, is online and is free of errors. Nothing is printed. */
export const printerStatus: Probe = {
  id: 'printer-status',
  layer: 'L1',
  deadlineMs: 1500,
  matches: (device) => printerInterface(device) !== null,

  async run({ port, device, stop, report }) {
    const place = printerInterface(device);
    if (place === null) return ok(null);
    // GET_PORT_STATUS, USB Printer Class 1.1 section 4.2.2.
    const setup = {
      type: 'class',
      recipient: 'interface',
      request: 1,
      value: 0,
      index: place.number,
    } as const;
    const reply = await port.exchange(
      { kind: 'control-in', setup, length: 1 },
      { timeoutMs, stop, keep: keepAll },
    );
    // Printers that speak IPP alone may leave it out.
    if (!reply.ok) return reply.fault.code === 'device/stalled' ? ok(null) : reply;
    const status = parsePortStatus(reply.value);
    if (!status.ok) return status;
    report(reported('printer.paper-empty', status.value.paperEmpty));
    report(reported('printer.online', status.value.online));
    report(reported('printer.error', status.value.error));
    return ok(null);
  },
};
