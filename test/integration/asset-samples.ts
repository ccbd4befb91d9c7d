import type { AssetFacts } from '../../shared/domain/asset.ts';
import { sampleIntake } from '../../bench/sample-intake.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';

let count = 0;
/** A number that no other asset of these tests has. */
export function fresh(prefix: string): string {
  count += 1;
  return `${prefix}${process.pid}${count}`;
}

/** The least that is written down of an asset. */
export function assetFacts(change: Partial<AssetFacts> = {}): AssetFacts {
  return {
    tag: fresh('LT-'),
    type: 'laptop',
    maker: 'Voorbeeld',
    model: 'Reisboek 14',
    identifiers: [{ kind: 'serial', value: fresh('SN') }],
    system: null,
    site: 'Utrecht',
    ownerUnit: 'ICT',
    warrantyUntil: '2028-03-01',
    supplier: null,
    purchasedOn: null,
    purchaseOrder: null,
    purchasePrice: null,
    ...change,
  };
}

/** A visit with a phone that tells this serial number. */
export function phoneVisit(serial: string): TicketIntake {
  const visit = sampleIntake();
  const { readout } = visit;
  if (readout === null) throw new Error('The sample has a readout');
  const [fact] = readout.facts;
  if (fact === undefined) throw new Error('The readout has facts');
  const others = readout.facts.filter(({ key }) => key !== 'device.serial');
  const told = { ...fact, key: 'device.serial', value: serial, unit: null };
  return { ...visit, readout: { ...readout, facts: [...others, told] } };
}
