import type { Look } from '../look.ts';
import { measured, type ProbeFact } from '../probe.ts';

/** What happened at the port before and around this attachment, by our count and the kernel's log. */
export const portTrouble: Look = {
  id: 'port-trouble',
  layer: 'L0',
  matches: (_device, around) => around !== null,
  facts(_device, around) {
    if (around === null) return [];
    const { past, kernelLogHeard } = around;
    const facts: ProbeFact[] = [measured('port.attachments', past.attachments, 'count')];
    if (kernelLogHeard !== null) facts.push(measured('port.log-heard', kernelLogHeard));
    if (past.former !== null) {
      facts.push(
        measured('port.former-identity', past.former.text),
        measured('port.former-kind', past.former.kind),
      );
    }
    if (kernelLogHeard !== true) return facts;
    facts.push(
      measured('port.enumeration-errors', past.enumerationErrors, 'count'),
      measured('port.resets', past.resets, 'count'),
      measured('port.over-current-reports', past.overCurrents, 'count'),
    );
    if (past.errorNumbers.length > 0) {
      facts.push(measured('port.error-numbers', [...past.errorNumbers]));
    }
    if (past.powerRefused) facts.push(measured('port.power-refused', true));
    if (past.cableSuspected) facts.push(measured('port.cable-suspected', true));
    return facts;
  },
};
