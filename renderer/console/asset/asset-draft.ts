import type { FaultCode } from '../../../shared/base/fault.ts';
import {
  checkIdentifier,
  identifierKey,
  isDoubtfulSerial,
} from '../../../shared/domain/asset-identifier.ts';
import {
  type AssetFacts,
  type IdentifierKind,
  type RecordedType,
  assetFactsSchema,
} from '../../../shared/domain/asset.ts';

/** What stands in the form of an asset, as it is typed. Several numbers of a kind stand behind commas. */
export interface AssetDraft {
  readonly tag: string;
  readonly type: RecordedType;
  readonly maker: string;
  readonly model: string;
  readonly serial: string;
  /** A serial number that a person types is typed twice. */
  readonly serialAgain: string;
  readonly imei: string;
  readonly iccid: string;
  readonly mac: string;
  readonly system: string;
  readonly site: string;
  readonly ownerUnit: string;
  readonly warrantyUntil: string;
  readonly supplier: string;
  readonly purchasedOn: string;
  readonly purchaseOrder: string;
  /** In euros. */
  readonly purchasePrice: string;
}

/** What is wrong with a field: a fault with words, or a code of the form itself. */
export type DraftTrouble =
  { readonly kind: 'fault'; readonly code: FaultCode } | { readonly kind: 'again' | 'price' };

const numberKinds = ['serial', 'imei', 'iccid', 'mac'] as const satisfies readonly IdentifierKind[];

/** The form over these facts; empty for a new asset. */
export function draftOf(facts: AssetFacts | null): AssetDraft {
  const numbers = (kind: IdentifierKind) =>
    (facts?.identifiers ?? [])
      .filter((identifier) => identifier.kind === kind)
      .map(({ value }) => value)
      .join(', ');
  const price = facts?.purchasePrice ?? null;
  return {
    tag: facts?.tag ?? '',
    type: facts?.type ?? 'laptop',
    maker: facts?.maker ?? '',
    model: facts?.model ?? '',
    serial: numbers('serial'),
    serialAgain: '',
    imei: numbers('imei'),
    iccid: numbers('iccid'),
    mac: numbers('mac'),
    system: facts?.system ?? '',
    site: facts?.site ?? '',
    ownerUnit: facts?.ownerUnit ?? '',
    warrantyUntil: facts?.warrantyUntil ?? '',
    supplier: facts?.supplier ?? '',
    purchasedOn: facts?.purchasedOn ?? '',
    purchaseOrder: facts?.purchaseOrder ?? '',
    purchasePrice: price === null ? '' : (price / 100).toFixed(2).replace('.', ','),
  };
}

/** Whether the serial number has to be typed once more: it is new, and nobody read it from the device. */
export function asksAgain(draft: AssetDraft, sure: AssetDraft): boolean {
  return draft.serial.trim() !== '' && identifierKey(draft.serial) !== identifierKey(sure.serial);
}

/** What is wrong, field by field. `sure` is what stood there before, or was read from the device. */
export function troublesOf(
  draft: AssetDraft,
  sure: AssetDraft,
): Readonly<Partial<Record<keyof AssetDraft, DraftTrouble>>> {
  const troubles: Partial<Record<keyof AssetDraft, DraftTrouble>> = {};
  for (const kind of numberKinds) {
    const wrong = split(draft[kind])
      .map((text) => checkIdentifier(kind, text))
      .find((checked) => !checked.ok);
    if (wrong?.ok === false) troubles[kind] = { kind: 'fault', code: wrong.fault.code };
  }
  if (asksAgain(draft, sure) && identifierKey(draft.serial) !== identifierKey(draft.serialAgain)) {
    troubles.serialAgain = { kind: 'again' };
  }
  if (centsOf(draft.purchasePrice) === undefined) troubles.purchasePrice = { kind: 'price' };
  return troubles;
}

/** Whether the serial number looks unlike those of its maker: worth another look, no more. */
export function looksOdd({ serial, maker, type }: AssetDraft): boolean {
  return split(serial).some((each) => isDoubtfulSerial(maker, type, each));
}

/** The facts of a form that is whole and without trouble, else null. */
export function factsOfDraft(draft: AssetDraft, sure: AssetDraft): AssetFacts | null {
  if (Object.keys(troublesOf(draft, sure)).length > 0) return null;
  const facts = assetFactsSchema.safeParse({
    tag: draft.tag,
    type: draft.type,
    maker: draft.maker,
    model: draft.model,
    identifiers: numberKinds.flatMap((kind) =>
      split(draft[kind]).map((value) => ({ kind, value })),
    ),
    system: draft.system,
    site: draft.site,
    ownerUnit: draft.ownerUnit,
    warrantyUntil: dayOf(draft.warrantyUntil),
    supplier: draft.supplier,
    purchasedOn: dayOf(draft.purchasedOn),
    purchaseOrder: draft.purchaseOrder,
    purchasePrice: centsOf(draft.purchasePrice) ?? null,
  });
  return facts.success ? facts.data : null;
}

function split(text: string): readonly string[] {
  return text
    .split(/[,;\n]/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function dayOf(text: string): string | null {
  return text === '' ? null : text;
}

/** Cents of an amount such as `1.249,50` or `1249.5`; null when empty, undefined when it is none. */
function centsOf(text: string): number | null | undefined {
  const bare = text.trim().replaceAll(/[€\s]/gu, '');
  if (bare === '') return null;
  const found =
    /^(?<whole>[0-9]{1,3}(?:[.][0-9]{3})*|[0-9]{1,6})(?:[,.](?<part>[0-9]{1,2}))?$/u.exec(bare);
  const { whole, part = '' } = found?.groups ?? {};
  return whole === undefined
    ? undefined
    : Number(whole.replaceAll('.', '')) * 100 + Number(part.padEnd(2, '0'));
}
