import type {
  InstructionPicture,
  InstructionVariant,
  PackBlock,
} from '../../shared/domain/instruction.ts';
import { type InstructionPage, variantFor } from '../../shared/domain/instruction-link.ts';
import type { DeskWords } from '../words/desk-words.ts';

/** A piece of a paper: a heading with its rank, a paragraph, what to take care of, or one step. */
export type PaperPart =
  | { readonly is: 'heading'; readonly rank: 1 | 2 | 3; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'safety'; readonly title: string; readonly measures: readonly string[] }
  | {
      readonly is: 'step';
      readonly name: string;
      readonly text: string;
      /** What one sees, and what to do if not, each with its own beginning. */
      readonly notes: readonly string[];
      /** What there is to see, on a paper that has room for it. */
      readonly photo: Photo | null;
    };

/** A photo of a step, and what it shows for who does not see it. */
type Photo = Pick<Extract<InstructionPicture, { kind: 'photo' }>, 'hash' | 'alt'>;

/** What stands on a paper of instructions, whatever its size, for one reader. */
export function paperParts(
  { instructions, telling, locale }: Omit<InstructionPage, 'expiresAt'>,
  say: DeskWords,
): { readonly title: string; readonly parts: readonly PaperPart[] } {
  const isPack = instructions.length > 1;
  const parts: PaperPart[] = [];
  let title = isPack ? say('instruction-page:pack') : '';
  if (isPack) parts.push({ is: 'heading', rank: 1, text: title });
  let block: PackBlock | null = null;
  for (const instruction of instructions) {
    const variant = variantFor(instruction.variants, locale, telling);
    if (variant === null) continue;
    if (instruction.block !== null && instruction.block !== block) {
      block = instruction.block;
      parts.push({ is: 'heading', rank: 2, text: say(`instruction-page:block.${block}`) });
    }
    if (title === '') ({ title } = variant);
    const rank = block !== null ? 3 : isPack ? 2 : 1;
    parts.push(
      { is: 'heading', rank, text: variant.title },
      ...partsOf(variant, telling !== 'short', say),
    );
  }
  return { title, parts };
}

function partsOf(
  variant: InstructionVariant,
  withPhotos: boolean,
  say: DeskWords,
): readonly PaperPart[] {
  const { intro = '', safety, steps } = variant;
  return [
    ...(intro === '' ? [] : [{ is: 'text', text: intro } as const]),
    ...(safety.length === 0
      ? []
      : [{ is: 'safety', title: say('instruction-page:safety'), measures: safety } as const]),
    ...steps.map(
      (step, place) =>
        ({
          is: 'step',
          name: say('instruction-page:step', { step: place + 1 }),
          text: step.do,
          notes: [
            note(say('instruction-page:see'), step.see),
            note(say('instruction-page:if-not'), step.ifNot),
          ].filter((text) => text !== ''),
          photo: withPhotos && step.picture?.kind === 'photo' ? step.picture : null,
        }) as const,
    ),
  ];
}

function note(begins: string, text = ''): string {
  return text === '' ? '' : `${begins} ${text}`;
}
