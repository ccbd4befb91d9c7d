import type { Custody } from '../../../shared/contract/bench-routes.ts';
import { byteOrderMark, csvLine } from '../../../shared/domain/csv-line.ts';
import type { Holder } from '../../../shared/domain/custody.ts';

/** The chain of custody of a device as a CSV file, one line per movement; times in UTC. */
export function custodyCsv({ device, movements }: Custody): string {
  const lines = movements.map(({ sequence, at, actor, from, to, words }) => [
    sequence,
    at,
    actor,
    holderText(from),
    holderText(to),
    words,
  ]);
  const table = [
    ['device', device.deviceName],
    ['sequence', 'at', 'actor', 'from', 'to', 'words'],
    ...lines,
  ];
  return byteOrderMark + table.map(csvLine).join('');
}

function holderText({ place, name }: Holder): string {
  return name === null ? place : `${place}: ${name}`;
}
