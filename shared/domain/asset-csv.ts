import { z } from 'zod';
import { checkIdentifier } from './asset-identifier.ts';
import {
  type AssetFacts,
  type AssetState,
  type IdentifierKind,
  type RecordedType,
  assetFactsSchema,
  identifierKindSchema,
} from './asset.ts';
import type { Locale } from './locale.ts';

/** Rows of one import at most. */
export const mostImportRows = 20_000;
/** Characters of one import at most. */
export const longestImport = 8_000_000;

/** The columns of import and export, in their order, as each language heads them. */
export const assetColumns = {
  tag: { nl: 'labelnummer', en: 'tag' },
  type: { nl: 'soort', en: 'type' },
  maker: { nl: 'merk', en: 'maker' },
  model: { nl: 'model', en: 'model' },
  serial: { nl: 'serienummer', en: 'serial number' },
  imei: { nl: 'imei', en: 'imei' },
  iccid: { nl: 'simkaartnummer', en: 'iccid' },
  mac: { nl: 'mac-adres', en: 'mac address' },
  system: { nl: 'systeem', en: 'system' },
  site: { nl: 'locatie', en: 'site' },
  ownerUnit: { nl: 'eigenaar', en: 'owner' },
  warrantyUntil: { nl: 'garantie tot', en: 'warranty until' },
  supplier: { nl: 'leverancier', en: 'supplier' },
  purchasedOn: { nl: 'gekocht op', en: 'purchased on' },
  purchaseOrder: { nl: 'bestelnummer', en: 'purchase order' },
  purchasePrice: { nl: 'prijs', en: 'price' },
  /** Written by an export, and passed over by an import: they change by moves only. */
  state: { nl: 'toestand', en: 'state' },
  holder: { nl: 'bij wie', en: 'holder' },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>;
export type AssetColumn = keyof typeof assetColumns;
// Object.keys loses the literal types; the table is `as const`, so the keys are exactly these.
export const assetColumnNames = Object.keys(assetColumns) as AssetColumn[];

const typeWords: Readonly<Record<RecordedType, string>> = {
  laptop: 'laptop',
  pc: 'pc',
  phone: 'telefoon',
  tablet: 'tablet',
  printer: 'printer',
  camera: 'camera',
  dock: 'dock',
  peripheral: 'randapparaat',
};

/** Why a row is not imported. */
export const rowTroubleSchema = z.enum([
  'missing',
  'wrong-value',
  'wrong-length',
  'wrong-characters',
  'wrong-check-digit',
  'twice-in-file',
  'number-taken',
  'ready-as-type',
]);
export type RowTrouble = z.infer<typeof rowTroubleSchema>;

/** What would become of a row. */
export const importOutcomeSchema = z.enum(['new', 'changed', 'same', 'error']);
export const importRowSchema = z.strictObject({
  /** Of the file, from 1; the headers are on the first. */
  line: z.int().positive(),
  tag: z.string().max(80),
  outcome: importOutcomeSchema,
  trouble: z.strictObject({ why: rowTroubleSchema, column: z.string().max(40) }).nullable(),
});
export type ImportRow = Readonly<z.infer<typeof importRowSchema>>;

export const importCountsSchema = z.strictObject({
  new: z.int().min(0),
  changed: z.int().min(0),
  same: z.int().min(0),
  error: z.int().min(0),
});
export type ImportCounts = Readonly<z.infer<typeof importCountsSchema>>;

/** The column that a header names, in either language; null when it names none. */
export function columnOf(header: string): AssetColumn | null {
  const bare = header.trim().toLowerCase();
  return (
    assetColumnNames.find(
      (name) =>
        name.toLowerCase() === bare ||
        Object.values(assetColumns[name]).some((words) => words === bare),
    ) ?? null
  );
}

/** `;` or `,`, whichever the line with the headers has more of. */
export function delimiterOf(csv: string): ';' | ',' {
  const head = csv.slice(0, 4000).split(/\r?\n/u, 1)[0] ?? '';
  return head.split(';').length >= head.split(',').length ? ';' : ',';
}

/** The cells of a row, by column; a column that the file does not have is not there. */
export type RowCells = Readonly<Partial<Record<AssetColumn, string>>>;

type RowFacts =
  | { readonly ok: true; readonly facts: AssetFacts }
  | { readonly ok: false; readonly why: RowTrouble; readonly column: AssetColumn };

const numberColumns = identifierKindSchema.options;

/**
 * The facts that a row says, over those of the asset that has its tag. A column that the file does not
 * have leaves things as they are; an empty cell takes them away.
 */
export function factsOfRow(cells: RowCells, before: AssetFacts | null): RowFacts {
  for (const column of ['tag', 'type', 'maker', 'model'] as const) {
    if ((cells[column] ?? before?.[column] ?? '').trim() === '') {
      return { ok: false, why: 'missing', column };
    }
  }
  const identifiers: { kind: IdentifierKind; value: string }[] = [];
  for (const kind of numberColumns) {
    const cell = cells[kind];
    if (cell === undefined) {
      identifiers.push(...(before?.identifiers ?? []).filter((each) => each.kind === kind));
      continue;
    }
    for (const text of cell.split(/[,;|]/u)) {
      if (text.trim() === '') continue;
      const checked = checkIdentifier(kind, text);
      if (!checked.ok) return { ok: false, why: troubleOf(checked.fault.code), column: kind };
      identifiers.push({ kind, value: checked.value });
    }
  }
  const text = (
    column: Exclude<AssetColumn, 'state' | 'holder' | 'purchasePrice' | IdentifierKind>,
  ) => cells[column] ?? before?.[column] ?? null;
  const day = (column: 'warrantyUntil' | 'purchasedOn') => dayOf(text(column));
  const parsed = assetFactsSchema.safeParse({
    tag: text('tag'),
    type: typeOf(cells.type ?? before?.type ?? ''),
    maker: text('maker'),
    model: text('model'),
    identifiers,
    system: text('system'),
    site: text('site'),
    ownerUnit: text('ownerUnit'),
    warrantyUntil: day('warrantyUntil'),
    supplier: text('supplier'),
    purchasedOn: day('purchasedOn'),
    purchaseOrder: text('purchaseOrder'),
    purchasePrice:
      cells.purchasePrice === undefined
        ? (before?.purchasePrice ?? null)
        : centsOf(cells.purchasePrice),
  });
  if (parsed.success) return { ok: true, facts: parsed.data };
  const [place] = parsed.error.issues[0]?.path ?? [];
  return { ok: false, why: 'wrong-value', column: columnOf(String(place)) ?? 'serial' };
}

/** What an export writes of an asset; an import of it changes nothing. */
export function cellsOfAsset(
  asset: AssetFacts & {
    readonly state: AssetState;
    readonly holder: { readonly name: string } | null;
  },
): readonly (string | number | null)[] {
  return assetColumnNames.map((column) => {
    switch (column) {
      case 'serial':
      case 'imei':
      case 'iccid':
      case 'mac':
        return asset.identifiers
          .filter(({ kind }) => kind === column)
          .map(({ value }) => value)
          .join(' | ');
      case 'holder':
        return asset.holder?.name ?? null;
      case 'purchasePrice':
        return asset.purchasePrice === null ? null : (asset.purchasePrice / 100).toFixed(2);
      default:
        return asset[column];
    }
  });
}

/** A cell without the apostrophe that an export puts before what a spreadsheet would run. */
export function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell;
}

function typeOf(text: string): string {
  const bare = text.trim().toLowerCase();
  const known = Object.entries(typeWords).find(([, words]) => words === bare);
  return known?.[0] ?? bare;
}

/** `2026-03-01` or `1-3-2026`; anything else is left as it is and refused. */
function dayOf(text: string | null): string | null {
  const bare = text?.trim() ?? '';
  if (bare === '') return null;
  const { day, month, year } =
    /^(?<day>[0-9]{1,2})[-/.](?<month>[0-9]{1,2})[-/.](?<year>[0-9]{4})$/u.exec(bare)?.groups ?? {};
  return day === undefined || month === undefined || year === undefined
    ? bare
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Cents of `1249,50` or `1249.50`; NaN, which is refused, when it is no amount. */
function centsOf(text: string): number | null {
  const bare = text.trim();
  if (bare === '') return null;
  const { whole, part = '' } =
    /^(?<whole>[0-9]{1,7})(?:[.,](?<part>[0-9]{1,2}))?$/u.exec(bare)?.groups ?? {};
  return whole === undefined ? Number.NaN : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

function troubleOf(code: string): RowTrouble {
  const why = rowTroubleSchema.safeParse(code.replace('identifier/', ''));
  return why.success ? why.data : 'wrong-value';
}
