import type { RecordedType } from './asset.ts';

/** What usually goes along with a type of device, by its key in the catalogue. */
export const usualAccessories = {
  laptop: ['charger', 'bag'],
  pc: ['power-cable'],
  phone: ['charger', 'cable', 'case'],
  tablet: ['charger', 'cable', 'case'],
  printer: ['power-cable', 'cable'],
  camera: ['charger', 'battery', 'bag', 'memory-card'],
  dock: ['power-cable', 'cable'],
  peripheral: [],
} as const satisfies Record<RecordedType, readonly string[]>;
export type AccessoryKey = (typeof usualAccessories)[RecordedType][number];
