import { type Fault, type FaultCode, fault } from '../base/fault.ts';
import { type AssetHolder, type AssetState, type RecordedType, assetStateSchema } from './asset.ts';
import { holderKey } from './holder.ts';

/** Who moves an asset; each may do what those before him may. */
export type AssetMover = 'technician' | 'lead' | 'admin';
const movers: readonly AssetMover[] = ['technician', 'lead', 'admin'];

/** What a move must bring along. */
export type MoveDemand =
  /** Who gets it. */
  | 'holder'
  /** It goes back to who had it, and to nobody else. */
  | 'same-holder'
  /** Until when it is lent. */
  | 'due'
  /** A preparation of which every check holds; nobody's word stands in for it. */
  | 'preparation'
  /** How it was wiped, and what proves it. */
  | 'wipe-proof'
  /** It holds no data, so that nothing must be wiped. */
  | 'no-data'
  | 'reason';

interface MoveRule {
  /** The least role that may do it. */
  readonly by: AssetMover;
  readonly demands: readonly MoveDemand[];
}

const staff = (...demands: readonly MoveDemand[]): MoveRule => ({ by: 'technician', demands });
const lead = (...demands: readonly MoveDemand[]): MoveRule => ({ by: 'lead', demands });
const admin = (...demands: readonly MoveDemand[]): MoveRule => ({ by: 'admin', demands });

const rules: Readonly<Record<AssetState, Readonly<Partial<Record<AssetState, MoveRule>>>>> = {
  stock: {
    ready: staff('preparation'),
    'in-repair': staff('reason'),
    retired: lead('reason'),
  },
  ready: {
    stock: staff('reason'),
    issued: staff('holder'),
    loan: staff('holder', 'due'),
    'in-repair': staff('reason'),
    retired: lead('reason'),
  },
  issued: {
    returned: staff(),
    'in-repair': staff('reason'),
    /** Lost or stolen. */
    retired: lead('reason'),
  },
  loan: {
    returned: staff(),
    'in-repair': staff('reason'),
    retired: lead('reason'),
  },
  'in-repair': {
    issued: staff('same-holder'),
    loan: staff('same-holder', 'due'),
    returned: staff(),
    retired: lead('reason'),
  },
  returned: {
    wiped: staff('wipe-proof'),
    stock: staff('no-data'),
    'in-repair': staff('reason'),
    retired: lead('reason'),
  },
  wiped: {
    stock: staff(),
    ready: staff('preparation'),
    'in-repair': staff('reason'),
    retired: lead(),
  },
  /** Found again, or written off by mistake. */
  retired: { returned: admin('reason') },
};

/** What a move says. `preparation` is told by the desk, which looked at the checks, never by a browser. */
export interface MoveFacts {
  readonly to: AssetState;
  readonly holder?: AssetHolder | null | undefined;
  readonly dueOn?: string | null | undefined;
  readonly preparation?: { readonly preparationId: string; readonly allHold: boolean } | null;
  readonly wipeProof?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

/** What of an asset decides where it may go. */
export interface Movable {
  readonly type: RecordedType;
  readonly state: AssetState;
  readonly holder: AssetHolder | null;
}

/** Where an asset may go from a state, whoever moves it. */
export function statesFrom(state: AssetState): readonly AssetState[] {
  return assetStateSchema.options.filter((to) => rules[state][to] !== undefined);
}

/** What a move demands, and of whom; null when there is no such move. */
export function moveRule(from: AssetState, to: AssetState): MoveRule | null {
  return rules[from][to] ?? null;
}

/** Types that keep nothing of whoever used them. */
export function holdsData(type: RecordedType): boolean {
  return type !== 'dock' && type !== 'peripheral';
}

/** Why an asset may not be moved so, in the order in which somebody would mend it; null when it may. */
export function moveRefusal(asset: Movable, role: AssetMover, facts: MoveFacts): Fault | null {
  const { state } = asset;
  const rule = moveRule(state, facts.to);
  if (rule === null) {
    const code = illegalCode(facts.to);
    return fault(code, `No asset goes from ${state} to ${facts.to}`);
  }
  if (movers.indexOf(role) < movers.indexOf(rule.by)) {
    return fault('asset/not-your-move', `${state} to ${facts.to} is for ${rule.by} and above`);
  }
  const missing = rule.demands.find((demand) => !isMet(demand, asset, facts));
  return missing === undefined
    ? null
    : fault(demandCodes[missing], `${state} to ${facts.to} demands ${missing}`);
}

/** What is ready was prepared by the checks of its type, and is not ready as another one; null when it may change. */
export function retypeRefusal({ state, type: before }: Movable, type: RecordedType): Fault | null {
  return state === 'ready' && type !== before
    ? fault('asset/ready-as-type', `Prepared as ${before}, so it is not ready as ${type}`)
    : null;
}

/** Who has an asset after a move. In repair it is still his; returned it is nobody's. */
export function holderAfter(asset: Movable, facts: MoveFacts): AssetHolder | null {
  switch (facts.to) {
    case 'issued':
    case 'loan':
      return asset.state === 'in-repair' ? asset.holder : (facts.holder ?? null);
    case 'in-repair':
      return asset.holder;
    default:
      return null;
  }
}

/** Until when an asset is lent after a move. */
export function dueAfter(facts: MoveFacts): string | null {
  return facts.to === 'loan' ? (facts.dueOn ?? null) : null;
}

type AssetFaultCode = Extract<FaultCode, `asset/${string}`>;

const demandCodes: Readonly<Record<MoveDemand, AssetFaultCode>> = {
  holder: 'asset/needs-holder',
  'same-holder': 'asset/needs-same-holder',
  due: 'asset/needs-due',
  preparation: 'asset/needs-preparation',
  'wipe-proof': 'asset/needs-wipe-proof',
  'no-data': 'asset/needs-wipe',
  reason: 'asset/needs-reason',
};

/** Some moves are impossible for a reason that everybody understands at once. */
function illegalCode(to: AssetState): AssetFaultCode {
  if (to === 'issued' || to === 'loan') return 'asset/not-ready';
  return to === 'wiped' ? 'asset/not-returned' : 'asset/illegal-move';
}

function isMet(demand: MoveDemand, asset: Movable, facts: MoveFacts): boolean {
  switch (demand) {
    case 'holder':
      return facts.holder !== null && facts.holder !== undefined;
    case 'same-holder':
      return isSameHolder(asset.holder, facts.holder ?? asset.holder);
    case 'due':
      return hasText(facts.dueOn);
    case 'preparation':
      return facts.preparation?.allHold === true;
    case 'wipe-proof':
      return hasText(facts.wipeProof);
    case 'no-data':
      return !holdsData(asset.type);
    case 'reason':
      return hasText(facts.reason);
  }
}

function isSameHolder(before: AssetHolder | null, after: AssetHolder | null): boolean {
  return before !== null && after !== null && holderKey(before) === holderKey(after);
}

function hasText(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text.trim() !== '';
}
