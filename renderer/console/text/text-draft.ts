import {
  textContentSchema,
  type StandardText,
  type TextContent,
} from '../../../shared/domain/standard-text.ts';
import type { Resolution } from '../../../shared/domain/ticket.ts';

/** The form of a standard text: every box of every kind, so that nothing typed is lost by choosing. */
export interface TextDraft {
  readonly kind: TextContent['kind'];
  readonly words: Pair;
  readonly note: Pair;
  readonly message: Pair;
  readonly cause: Pair;
  readonly solution: Pair;
  /** Empty: the macro does not resolve. */
  readonly closingCode: Resolution['closingCode'] | '';
}

/** The same words in both languages, also half filled in. */
export interface Pair {
  readonly nl: string;
  readonly en: string;
}

const empty: Pair = { nl: '', en: '' };
const nothing: TextDraft = {
  kind: 'message',
  words: empty,
  note: empty,
  message: empty,
  cause: empty,
  solution: empty,
  closingCode: '',
};

export function draftOf(content: TextContent | null): TextDraft {
  if (content === null) return nothing;
  if (content.kind !== 'macro') return { ...nothing, kind: content.kind, words: content.words };
  return {
    ...nothing,
    kind: 'macro',
    note: content.note ?? empty,
    message: content.message ?? empty,
    cause: content.resolve?.cause ?? empty,
    solution: content.resolve?.solution ?? empty,
    closingCode: content.resolve?.closingCode ?? '',
  };
}

/** All that is typed in a form, as a text has it; empty for a new one. */
export interface TextWords {
  readonly name: string;
  readonly draft: TextDraft;
}

export function formOf(text: StandardText | null): TextWords {
  return { name: text?.name ?? '', draft: draftOf(text?.content ?? null) };
}

/** What the form says, or null as long as it cannot be kept: a language is missing or a placeholder is unknown. */
export function contentOf(draft: TextDraft): TextContent | null {
  const { kind, words, note, message, cause, solution, closingCode } = draft;
  const parsed = textContentSchema.safeParse(
    kind === 'macro'
      ? {
          kind,
          note: orNull(note),
          message: orNull(message),
          resolve: closingCode === '' ? null : { cause, solution, closingCode },
        }
      : { kind, words },
  );
  return parsed.success ? parsed.data : null;
}

function orNull(pair: Pair): Pair | null {
  return pair.nl.trim() === '' && pair.en.trim() === '' ? null : pair;
}
