import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import type { HandoverKind, ReadingLevel } from '../../../shared/domain/handover.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { isSigned, type Signature, type Stroke } from '../../../shared/domain/signature.ts';
import { handedItem, type HandoverLine } from './handover-draft.ts';

/** What somebody chooses and puts down to sign. */
export interface SigningInput {
  readonly locale: Locale;
  readonly level: ReadingLevel;
  readonly by: Signature['by'];
  readonly strokes: readonly Stroke[];
  readonly name: string;
  readonly agreed: boolean;
}

/** How somebody signs, while he does. */
export interface SigningDraft extends SigningInput {
  /** What it was put under, by `contentOf`; null while nothing was put down. */
  readonly under: string | null;
  /** Whether it was taken away because what it was put under changed. */
  readonly takenAway: boolean;
}

export function emptySigning(locale: Locale): SigningDraft {
  return {
    locale,
    level: 'b1',
    by: 'strokes',
    strokes: [],
    name: '',
    agreed: false,
    under: null,
    takenAway: false,
  };
}

/** All that a signature covers, as one text; another text is another document. */
export function contentOf({
  lines,
  ...rest
}: {
  readonly kind: HandoverKind;
  readonly holder: { readonly name: string; readonly staffNumber: string | null };
  readonly lines: readonly HandoverLine[];
  readonly loan: { readonly poolId: string; readonly dueOn: string } | null;
  readonly locale: Locale;
  readonly level: ReadingLevel;
  /** Null while the terms are not there yet. */
  readonly termsVersion: number | null;
}): string {
  return canonicalJson({ ...rest, items: lines.map(handedItem) });
}

/** After a change by whoever signs, who has this content before him. */
export function signingAfter(
  draft: SigningDraft,
  change: Partial<SigningInput>,
  content: string,
): SigningDraft {
  const next = { ...draft, ...change };
  const isBegun = next.strokes.length > 0 || next.agreed;
  return {
    ...next,
    under: isBegun ? content : null,
    takenAway: draft.takenAway && !isBegun && change.by === undefined,
  };
}

/** The same while it stands under this content; else nothing of what agreed to another one is left. */
export function signingUnder(draft: SigningDraft, content: string): SigningDraft {
  if (draft.under === null || draft.under === content) return draft;
  return { ...draft, strokes: [], agreed: false, under: null, takenAway: true };
}

/** The signature that the draft has come to, or null while there is none; what was left at a kiosk has its visit. */
export function signatureOf(draft: SigningInput, handInId: string | null): Signature | null {
  switch (draft.by) {
    case 'strokes':
      return isSigned(draft.strokes)
        ? { by: 'strokes', strokes: draft.strokes.map((stroke) => stroke.map(([...p]) => p)) }
        : null;
    case 'typed':
      return draft.agreed && draft.name.trim() !== ''
        ? { by: 'typed', name: draft.name, agreed: true }
        : null;
    case 'paper':
      return { by: 'paper' };
    case 'kiosk':
      return handInId === null ? null : { by: 'kiosk', handInId };
  }
}
