import { z } from 'zod';
import { factsWithoutUdid } from './apple-device.ts';
import {
  type AssetFacts,
  type RecordedType,
  assetTagSchema,
  identifierOf,
  recordedTypeSchema,
} from './asset.ts';
import { checkIdentifier, identifierKey } from './asset-identifier.ts';
import type { DeviceKind, DeviceSummary, Fact, Readout } from './readout.ts';

/** The facts that a readout can tell, in the order in which they are shown. */
export const readFactNames = ['type', 'tag', 'maker', 'model', 'serial', 'system'] as const;
export type ReadFactName = (typeof readFactNames)[number];

/** What a readout tells about the record of a device; null is what it does not tell. */
export const readFactsSchema = z.strictObject({
  type: recordedTypeSchema,
  tag: assetTagSchema.nullable(),
  maker: z.string().max(80).nullable(),
  model: z.string().max(120).nullable(),
  serial: z.string().max(64).nullable(),
  system: z.string().max(120).nullable(),
});
export type ReadFacts = Readonly<z.infer<typeof readFactsSchema>>;

/** A fact of a record beside what a readout tells. */
export const readDifferenceSchema = z.strictObject({
  fact: z.enum(readFactNames),
  recorded: z.string().max(120).nullable(),
  read: z.string().max(120),
});
export type ReadDifference = Readonly<z.infer<typeof readDifferenceSchema>>;

const types: Readonly<Partial<Record<DeviceKind, RecordedType>>> = {
  phone: 'phone',
  tablet: 'tablet',
  laptop: 'laptop',
  printer: 'printer',
  camera: 'camera',
  dock: 'dock',
};

/** What is told most exactly comes first. */
const sources = {
  maker: [
    'apple.maker',
    'android.maker',
    'mtp.maker',
    'printer.maker',
    'drive.maker',
    'label.maker',
  ],
  model: [
    'apple.model',
    'android.model',
    'mtp.model',
    'printer.model',
    'drive.model',
    'dock.model',
  ],
  serial: [
    'apple.serial',
    'label.serial',
    'mtp.serial',
    'printer.serial',
    'drive.serial',
    'device.serial',
  ],
  tag: ['label.asset-tag'],
} as const;

/** What facts tell of a device in this respect, as it was read; null when they tell nothing. */
export function toldOf(facts: readonly Fact[], respect: keyof typeof sources): string | null {
  return textOf(facts, sources[respect]);
}

/** Maker and model as the device tells them, or the bus when it does not. */
export function makerAndModel({
  device,
  facts,
}: Pick<Readout, 'device' | 'facts'>): Pick<DeviceSummary, 'vendorName' | 'productName'> {
  return {
    vendorName: toldOf(facts, 'maker') ?? device.vendorName,
    productName: toldOf(facts, 'model') ?? device.productName,
  };
}

/** What a readout tells about the record of its device. */
export function factsOfReadout(readout: Readout): ReadFacts {
  const { device, facts } = readout;
  // An iPhone that was not trusted gives its UDID only, which is no serial number.
  const serial = toldOf(factsWithoutUdid(readout), 'serial');
  const checked = serial === null ? null : checkIdentifier('serial', serial);
  const tag = assetTagSchema.safeParse(toldOf(facts, 'tag'));
  const { vendorName, productName } = makerAndModel(readout);
  return {
    type: types[device.kind] ?? 'peripheral',
    tag: tag.success ? tag.data : null,
    maker: vendorName?.slice(0, 80) ?? null,
    model: productName?.slice(0, 120) ?? null,
    serial: checked?.ok === true ? checked.value : null,
    system: systemOf(facts),
  };
}

function textOf(facts: readonly Fact[], keys: readonly string[]): string | null {
  return (
    keys
      .map((key) => facts.find((fact) => fact.key === key)?.value)
      .find((value): value is string => typeof value === 'string' && value !== '') ?? null
  );
}

function systemOf(facts: readonly Fact[]): string | null {
  const apple = textOf(facts, ['apple.system-version']);
  if (apple !== null) return `iOS ${apple}`.slice(0, 120);
  const android = textOf(facts, ['android.release']);
  return android === null ? null : `Android ${android}`.slice(0, 120);
}

/**
 * What a readout tells otherwise than the record, or what the record does not have yet. Written another
 * way is not other.
 */
export function differences(record: AssetFacts, read: ReadFacts): readonly ReadDifference[] {
  return readFactNames.flatMap((fact) => {
    const told = read[fact];
    if (told === null) return [];
    // Only some kinds of device say what they are; the others look like a peripheral.
    if (fact === 'type' && read.type === 'peripheral') return [];
    const recorded = recordedOf(record, fact);
    return recorded !== null && sameText(recorded, told) ? [] : [{ fact, recorded, read: told }];
  });
}

/** The record with these facts as the readout tells them. */
export function takeOver(
  record: AssetFacts,
  read: ReadFacts,
  facts: readonly ReadFactName[],
): AssetFacts {
  const takes = (fact: ReadFactName) => facts.includes(fact) && read[fact] !== null;
  return {
    ...record,
    type: takes('type') ? read.type : record.type,
    tag: takes('tag') ? (read.tag ?? record.tag) : record.tag,
    maker: takes('maker') ? (read.maker ?? record.maker) : record.maker,
    model: takes('model') ? (read.model ?? record.model) : record.model,
    system: takes('system') ? read.system : record.system,
    identifiers: takes('serial') ? withSerial(record, read.serial) : record.identifiers,
  };
}

/** The serial number that was read takes the place of the first one. */
function withSerial({ identifiers }: AssetFacts, serial: string | null): AssetFacts['identifiers'] {
  if (serial === null) return identifiers;
  const at = identifiers.findIndex(({ kind }) => kind === 'serial');
  const read = { kind: 'serial' as const, value: serial };
  return at === -1 ? [read, ...identifiers] : identifiers.with(at, read);
}

function recordedOf(record: AssetFacts, fact: ReadFactName): string | null {
  return fact === 'serial' ? identifierOf(record, 'serial') : record[fact];
}

function sameText(one: string, other: string): boolean {
  return identifierKey(one) === identifierKey(other);
}
