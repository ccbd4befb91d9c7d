import type { FoundAsset } from '../../../shared/contract/handover-routes.ts';
import type { HandoverKind } from '../../../shared/domain/handover.ts';
import type { Holder } from '../../../shared/domain/holder.ts';
import type { AccessoryKey } from '../../../shared/domain/usual-accessories.ts';
import {
  accessoriesOut,
  type HandoverLine,
  kindFor,
  newLine,
  type ScanTrouble,
  troubleOf,
} from './handover-draft.ts';
import type { Scanned } from './use-scan.ts';

/** Everything that the counter has put together so far. */
export interface HandoverState {
  readonly kind: HandoverKind;
  readonly holder: { readonly name: string; readonly staffNumber: string | null };
  readonly lines: readonly HandoverLine[];
  /** What the last scan was, in words by key; null when there was none. */
  readonly heard:
    | { readonly type: 'added' | 'renewed' | ScanTrouble; readonly name: string }
    | { readonly type: 'person'; readonly name: string }
    | { readonly type: 'words'; readonly words: string }
    | null;
}

export type HandoverAction =
  | { readonly type: 'kind'; readonly kind: HandoverKind }
  | { readonly type: 'name'; readonly name: string }
  | {
      readonly type: 'scanned';
      readonly scanned: Scanned;
      readonly wordOf: (key: AccessoryKey) => string;
      readonly reading?: HandoverLine['reading'];
    }
  /** What the desk knows now of a device that is on the list. */
  | { readonly type: 'found-anew'; readonly found: FoundAsset }
  | { readonly type: 'line'; readonly assetId: string; readonly change: Partial<HandoverLine> }
  | { readonly type: 'away'; readonly assetId: string };

export function emptyHandover(kind: HandoverKind, holder: Holder | null): HandoverState {
  return { kind, holder: holder ?? { name: '', staffNumber: null }, lines: [], heard: null };
}

/** What this tab kept, to go on with; else an empty list. */
export function begunHandover(
  kind: HandoverKind,
  kept: Pick<HandoverState, 'kind' | 'holder' | 'lines'> | null,
): HandoverState {
  if (kept === null) return emptyHandover(kind, null);
  return { kind: kept.kind, holder: kept.holder, lines: kept.lines, heard: null };
}

/** What the list becomes; a scan is always told of, also when it changes nothing. */
export function nextHandover(state: HandoverState, action: HandoverAction): HandoverState {
  switch (action.type) {
    case 'kind':
      // What may go out may not come back: another kind begins a new list.
      return { ...state, kind: action.kind, lines: [], heard: null };
    case 'name':
      return { ...state, holder: { name: action.name, staffNumber: null } };
    case 'scanned':
      return afterScan(state, action);
    case 'found-anew':
      return afterFoundAnew(state, action.found);
    case 'line':
      return {
        ...state,
        lines: state.lines.map((line) =>
          line.found.asset.assetId === action.assetId ? { ...line, ...action.change } : line,
        ),
      };
    case 'away':
      return {
        ...state,
        heard: null,
        lines: state.lines.filter(({ found }) => found.asset.assetId !== action.assetId),
      };
  }
}

function afterScan(
  state: HandoverState,
  { scanned, wordOf, reading }: Extract<HandoverAction, { type: 'scanned' }>,
): HandoverState {
  if (scanned.kind === 'trouble') {
    return { ...state, heard: { type: 'words', words: scanned.words } };
  }
  if (scanned.kind === 'person') {
    return {
      ...state,
      holder: scanned.holder,
      heard: { type: 'person', name: scanned.holder.name },
    };
  }
  const { asset } = scanned.found;
  const renewed = afterFoundAnew(state, scanned.found);
  if (renewed !== state) return renewed;
  const kind = state.lines.length === 0 ? kindFor(state.kind, scanned.found) : state.kind;
  const name = nameOf(asset);
  const trouble = troubleOf(kind, state.lines, scanned.found);
  if (trouble !== null) return { ...state, heard: { type: trouble, name } };
  const isFirstBack = kind === 'return' && state.holder.name === '' && asset.holder !== null;
  return {
    kind,
    holder: isFirstBack && asset.holder !== null ? namesOf(asset.holder) : state.holder,
    lines: [...state.lines, newLine(kind, scanned.found, wordOf, reading ?? null)],
    heard: { type: 'added', name },
  };
}

/**
 * A device on the list that somebody changed meanwhile stands there as it is now, else nothing that
 * is signed for it could be taken; one that cannot change hands any more leaves the list.
 */
function afterFoundAnew(state: HandoverState, found: FoundAsset): HandoverState {
  const { assetId, version } = found.asset;
  const line = state.lines.find((each) => each.found.asset.assetId === assetId);
  if (line === undefined || line.found.asset.version === version) return state;
  const others = state.lines.filter((each) => each !== line);
  const name = nameOf(found.asset);
  const trouble = troubleOf(state.kind, others, found);
  if (trouble !== null) return { ...state, lines: others, heard: { type: trouble, name } };
  const accessories = state.kind === 'return' ? accessoriesOut(found) : line.accessories;
  return {
    ...state,
    lines: state.lines.map((each) => (each === line ? { ...line, found, accessories } : each)),
    heard: { type: 'renewed', name },
  };
}

function nameOf({ maker, model, tag }: FoundAsset['asset']): string {
  return `${maker} ${model} ${tag}`;
}

function namesOf({ name, staffNumber }: Holder): HandoverState['holder'] {
  return { name, staffNumber };
}
