import type { HandoverKind } from '../../../shared/domain/handover.ts';
import type { Holder } from '../../../shared/domain/holder.ts';
import type { AccessoryKey } from '../../../shared/domain/usual-accessories.ts';
import {
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
    | { readonly type: 'added' | ScanTrouble; readonly name: string }
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
  | { readonly type: 'line'; readonly assetId: string; readonly change: Partial<HandoverLine> }
  | { readonly type: 'away'; readonly assetId: string };

export function emptyHandover(kind: HandoverKind, holder: Holder | null): HandoverState {
  return { kind, holder: holder ?? { name: '', staffNumber: null }, lines: [], heard: null };
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
  const kind = state.lines.length === 0 ? kindFor(state.kind, scanned.found) : state.kind;
  const name = `${asset.maker} ${asset.model} ${asset.tag}`;
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

function namesOf({ name, staffNumber }: Holder): HandoverState['holder'] {
  return { name, staffNumber };
}
