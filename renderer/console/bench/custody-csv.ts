import type { Custody } from '../../../shared/contract/bench-routes.ts';
import type { Holder } from '../../../shared/domain/custody.ts';

/** The chain of custody of a device as CSV (RFC 4180), one line per movement; times in UTC. */
export function custodyCsv({ device, movements }: Custody): string {
  const lines = movements.map(({ sequence, at, actor, from, to, words }) => [
    String(sequence),
    at,
    actor,
    holderText(from),
    holderText(to),
    words ?? '',
  ]);
  return [
    ['device', device.deviceName],
    ['sequence', 'at', 'actor', 'from', 'to', 'words'],
    ...lines,
  ]
    .map((line) => line.map(cell).join(','))
    .join('\r\n');
}

function holderText({ place, name }: Holder): string {
  return name === null ? place : `${place}: ${name}`;
}

/** A spreadsheet runs what begins like a formula, so such a text gets an apostrophe. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
