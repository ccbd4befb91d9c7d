import { z } from 'zod';
import {
  type AssetFacts,
  type RecordedType,
  assetTagSchema,
  identifierOf,
  recordedTypeSchema,
} from './asset.ts';
import { checkIdentifier, identifierKey } from './asset-identifier.ts';
import type { DeviceKind, Readout } from './readout.ts';

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

/** What a readout tells about the record of its device. */
export function factsOfReadout(readout: Readout): ReadFacts {
  const text = (keys: readonly string[]) =>
    keys
      .map((key) => readout.facts.find((fact) => fact.key === key)?.value)
      .find((value): value is string => typeof value === 'string' && value !== '') ?? null;
  const serial = text(sources.serial);
  const checked = serial === null ? null : checkIdentifier('serial', serial);
  const tag = assetTagSchema.safeParse(text(sources.tag));
  const maker = text(sources.maker) ?? readout.device.vendorName;
  return {
    type: types[readout.device.kind] ?? 'peripheral',
    tag: tag.success ? tag.data : null,
    maker: maker?.slice(0, 80) ?? null,
    model: (text(sources.model) ?? readout.device.productName)?.slice(0, 120) ?? null,
    serial: checked?.ok === true ? checked.value : null,
    system: systemOf(text),
  };
}

function systemOf(text: (keys: readonly string[]) => string | null): string | null {
  const apple = text(['apple.system-version']);
  if (apple !== null) return `iOS ${apple}`.slice(0, 120);
  const android = text(['android.release']);
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
