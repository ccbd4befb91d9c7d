import type { Layer } from '../shared/domain/readout.ts';
import type { DescribedDevice } from './described-device.ts';
import type { ProbeFact } from './probe.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A question that needs no exchange: the answer stands in the descriptors or in what the system knows
 * of the port. Pure and total: any bytes, any texts.
 */
export interface Look {
  readonly id: string;
  readonly layer: Layer;
  matches(device: DescribedDevice, around: Surroundings | null): boolean;
  facts(device: DescribedDevice, around: Surroundings | null): readonly ProbeFact[];
}
