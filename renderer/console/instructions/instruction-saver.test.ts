import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import { emptyContent } from '../../../shared/domain/instruction-draft.ts';
import type { Instruction, InstructionContent } from '../../../shared/domain/instruction.ts';
import { type InstructionDraft, draftOf } from './instruction-draft.ts';
import { createInstructionSaver } from './instruction-saver.ts';

const titled = (title: string): InstructionDraft => draftOf(emptyContent('nl', title));
const titleOf = (content: { variants: readonly { title: string }[] }) => content.variants[0]?.title;

/** A desk with one instruction, which answers when it is told to. */
function labDesk() {
  const begun: Instruction = {
    instructionId: '01890000-0000-7000-8000-000000000001',
    slug: 'wifi',
    revision: 1,
    state: 'draft',
    owner: null,
    reviewBy: '2027-01-01',
    retiredBecause: null,
    version: {
      version: 1,
      stage: 'draft',
      writtenBy: { accountId: null, name: 'Balie' },
      writtenAt: '2026-11-27T00:00:00.000Z',
      approvedBy: null,
      publishedAt: null,
      unverifiedBecause: null,
      returnedBecause: null,
    },
    content: emptyContent('nl', 'Eerst'),
    publishedVersion: null,
    versions: [],
    stamps: [],
  };
  let now = begun;
  let reachable = true;
  const written: (string | undefined)[] = [];
  const kept: (string | null)[] = [];
  const put = (content: InstructionContent) => {
    now = { ...now, revision: now.revision + 1, content };
    written.push(titleOf(content));
    return now;
  };
  const saver = createInstructionSaver(
    {
      write: (revision, content) =>
        Promise.resolve(
          !reachable
            ? err(fault('desk/unreachable', 'No network'))
            : revision === now.revision
              ? ok(put(content))
              : err(fault('instruction/changed-meanwhile', 'Another revision')),
        ),
      read: () => Promise.resolve(ok(now)),
      keep: (words) => kept.push(words),
    },
    begun,
    undefined,
  );
  return {
    saver,
    written,
    kept,
    colleague: (title: string) => put(emptyContent('nl', title)),
    reach: (is: boolean) => {
      reachable = is;
    },
  };
}

describe('an instruction that is written', () => {
  it('is saved whole, also what is typed while it is being saved', async () => {
    const { saver, written, kept } = labDesk();

    saver.change(titled('Een'));
    const saved = saver.flush();
    saver.change(titled('Twee'));
    await Promise.all([saved, saver.flush()]);

    expect(written).toEqual(['Een', 'Twee']);
    expect(saver.get().state).toEqual({ kind: 'saved' });
    expect(kept.at(-1)).toBeNull();
  });

  it('stays with its writer while the desk is away, and goes there later', async () => {
    const { saver, written, kept, reach } = labDesk();
    reach(false);
    saver.change(titled('Een'));

    await saver.flush();
    const away = saver.get().state.kind;
    reach(true);
    await saver.flush();

    expect(away).toBe('failed');
    expect(kept[0]).toContain('Een');
    expect(written).toEqual(['Een']);
  });

  it('stops when a colleague wrote meanwhile, and goes on as a version after his', async () => {
    const { saver, written, colleague } = labDesk();
    saver.change(titled('Van mij'));
    colleague('Van Sam');

    await saver.flush();
    const { state } = saver.get();
    saver.change(titled('Van mij, langer'));
    await saver.keepMine();

    expect(state.kind === 'collided' && titleOf(state.theirs.content)).toBe('Van Sam');
    expect(written).toEqual(['Van Sam', 'Van mij, langer']);
    expect(saver.get().state).toEqual({ kind: 'saved' });
  });

  it('can take over what the colleague wrote', async () => {
    const { saver, written, colleague } = labDesk();
    saver.change(titled('Van mij'));
    colleague('Van Sam');
    await saver.flush();

    saver.takeTheirs();
    await saver.flush();

    expect(titleOf(saver.get().draft)).toBe('Van Sam');
    expect(written).toEqual(['Van Sam']);
  });
});
