import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import {
  type Instruction,
  type InstructionContent,
  instructionContentSchema,
} from '../../../shared/domain/instruction.ts';
import { type Store, createStore } from '../../desk-link/store.ts';
import { type InstructionDraft, contentOf, draftOf } from './instruction-draft.ts';

/** How far the writing is kept: `behind` is not sent yet, `collided` means that a colleague wrote too. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'behind' }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'collided'; readonly theirs: Instruction };

/** What is written, what the desk knows of it, and how far they are the same. */
export interface Saving {
  readonly draft: InstructionDraft;
  readonly instruction: Instruction;
  readonly state: SaveState;
}

/** What a saver talks to: the desk, and the memory of this page. */
export interface SaverParts {
  readonly write: (
    revision: number,
    content: InstructionContent,
  ) => Promise<Result<Instruction, Fault>>;
  readonly read: () => Promise<Result<Instruction, Fault>>;
  /** Words that did not reach the desk; null forgets them. */
  readonly keep: (words: string | null) => void;
}

/** Saves what is written, one write at a time, so that nothing is lost and nothing is written over. */
export interface InstructionSaver extends Pick<Store<Saving>, 'get' | 'subscribe'> {
  readonly change: (draft: InstructionDraft) => void;
  /** Saves what is not saved yet; the newest state of the instruction, or null when that failed. */
  readonly flush: () => Promise<Instruction | null>;
  /** Read anew: taken over when it is newer and nothing was typed. */
  readonly arrived: (instruction: Instruction) => void;
  /** The desk changed something else of it, such as its stage. */
  readonly adopt: (instruction: Instruction) => void;
  /** Ends a collision: mine as a version after theirs, or theirs. */
  readonly keepMine: () => Promise<Instruction | null>;
  readonly takeTheirs: () => void;
}

/** Begins with what the desk knows, or with words that did not reach it the last time. */
export function createInstructionSaver(
  parts: SaverParts,
  instruction: Instruction,
  kept: string | undefined,
): InstructionSaver {
  const words = keptContent(kept);
  const store = createStore<Saving>({
    draft: draftOf(words ?? instruction.content),
    instruction,
    state: { kind: words === null ? 'saved' : 'behind' },
  });
  const set = (change: Partial<Saving>) => store.set({ ...store.get(), ...change });
  let running: Promise<Instruction | null> | null = null;

  const run = async (): Promise<Instruction | null> => {
    for (;;) {
      const { draft: sent, instruction: known } = store.get();
      const reply = await parts.write(known.revision, contentOf(sent));
      if (!reply.ok) return fail(reply.fault);
      const isAll = store.get().draft === sent;
      if (isAll) parts.keep(null);
      set({ instruction: reply.value, state: { kind: isAll ? 'saved' : 'behind' } });
      if (isAll) return reply.value;
    }
  };
  const fail = async (fault: Fault): Promise<null> => {
    if (fault.code === 'instruction/changed-meanwhile') {
      const theirs = await parts.read();
      set({
        state: theirs.ok
          ? { kind: 'collided', theirs: theirs.value }
          : { kind: 'failed', fault: theirs.fault },
      });
    } else set({ state: { kind: 'failed', fault } });
    return null;
  };
  const flush = (): Promise<Instruction | null> => {
    const { instruction: known, state } = store.get();
    if (running !== null) return running;
    if (state.kind === 'saved') return Promise.resolve(known);
    if (state.kind === 'collided') return Promise.resolve(null);
    running = run().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    get: store.get,
    subscribe: store.subscribe,
    flush,
    change: (draft) => {
      parts.keep(JSON.stringify(contentOf(draft)));
      const { state } = store.get();
      set({ draft, state: state.kind === 'collided' ? state : { kind: 'behind' } });
    },
    arrived: (next) => {
      const { instruction: known, state } = store.get();
      if (state.kind !== 'saved' || next.revision <= known.revision) return;
      set({ draft: draftOf(next.content), instruction: next });
    },
    adopt: (next) => set({ instruction: next }),
    keepMine: () => {
      const { state } = store.get();
      if (state.kind === 'collided') set({ instruction: state.theirs, state: { kind: 'behind' } });
      return flush();
    },
    takeTheirs: () => {
      const { state } = store.get();
      if (state.kind !== 'collided') return;
      parts.keep(null);
      const { theirs } = state;
      set({ draft: draftOf(theirs.content), instruction: theirs, state: { kind: 'saved' } });
    },
  };
}

function keptContent(text: string | undefined): InstructionContent | null {
  if (text === undefined) return null;
  const kept = instructionContentSchema.safeParse(JSON.parse(text));
  return kept.success ? kept.data : null;
}
