import type { Accessory } from '../../../shared/domain/accessory.ts';
import type { HandOutChoice, HandOutCondition } from '../../../shared/domain/hand-out.ts';
import type { ReadingLevel } from '../../../shared/domain/handover.ts';
import type { Signature } from '../../../shared/domain/signature.ts';
import type { AccessoryKey } from '../../../shared/domain/usual-accessories.ts';

/** What somebody who takes a device along does on the screen. */
export type HandOutTap =
  | { readonly type: 'hand-out-chosen'; readonly choice: HandOutChoice }
  /** He signed a moment ago and was not shown the end of it. */
  | { readonly type: 'hand-out-receipt-asked'; readonly handoverId: string }
  /** Would rather have somebody of the desk: the visit goes on to its number. */
  | { readonly type: 'hand-out-declined' }
  | { readonly type: 'hand-out-read'; readonly deviceId: string }
  | {
      readonly type: 'hand-out-checked';
      readonly condition: HandOutCondition;
      readonly accessories: readonly AccessoryKey[];
    }
  | {
      readonly type: 'hand-out-signed';
      readonly signature: Signature;
      /** What was ticked, in the language of the screen that was signed. */
      readonly accessories: readonly Accessory[];
      readonly level: ReadingLevel;
      readonly mail: boolean;
    }
  | { readonly type: 'hand-out-ended' };

/** Taps of somebody who takes a device along have names of their own. */
export function isHandOutTap(tap: { readonly type: string }): tap is HandOutTap {
  return tap.type.startsWith('hand-out-');
}
