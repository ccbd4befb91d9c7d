import { ok } from '../../shared/base/result.ts';
import { askIpp } from '../printer/ask-ipp.ts';
import { getPrinterAttributes, parsePrinterAttributes } from '../printer/ipp-message.ts';
import { ippPlace } from '../printer/printer-interface.ts';
import { printerState, requestedAttributes } from '../printer/printer-state.ts';
import type { Supply } from '../printer/printer-supply.ts';
import { derived, reported, type Probe, type ProbeContext } from '../probe.ts';

/** What a modern printer says of its state and supplies. Nothing is printed; jobs are not read. */
export const printerIpp: Probe = {
  id: 'printer-ipp',
  layer: 'L1',
  deadlineMs: 6000,
  matches: (device) => ippPlace(device) !== null,

  async run(context) {
    const place = ippPlace(context.device);
    if (place === null) return ok(null);
    const answer = await askIpp(context, place, getPrinterAttributes(requestedAttributes));
    if (!answer.ok) return answer;
    const attributes = parsePrinterAttributes(answer.value);
    if (!attributes.ok) return attributes;
    const { report } = context;
    const state = printerState(attributes.value);
    if (state.model !== null) report(reported('printer.ipp-model', state.model));
    if (state.firmware !== null) report(reported('printer.firmware', state.firmware));
    if (state.state !== null) report(reported('printer.state', state.state));
    if (state.reasons.length > 0) report(reported('printer.reasons', [...state.reasons]));
    reportSupplies(state.supplies, report);
    return ok(null);
  },
};

function reportSupplies(supplies: readonly Supply[], report: ProbeContext['report']): void {
  if (supplies.length === 0) return;
  const shown = supplies.map(({ name, percent }) => `${name === '' ? '?' : name} ${percent} %`);
  report(reported('supply.levels', shown));
  const lowest = supplies
    .filter(({ waste }) => !waste)
    .toSorted((one, other) => one.percent - other.percent)[0];
  if (lowest === undefined) return;
  report(derived('supply.lowest', lowest.percent, 'percent'));
  if (lowest.name !== '') report(derived('supply.lowest-name', lowest.name));
  if (lowest.lowAt !== null) report(reported('supply.low-at', lowest.lowAt, 'percent'));
}
