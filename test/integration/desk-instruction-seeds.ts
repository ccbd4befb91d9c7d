import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { loadSeeds } from '../../desk/instruction/load-seeds.ts';
import { variant, wholeContent } from './sample-instructions.ts';
import type { StartedDesk } from './start-desk.ts';

/** What every desk brings along: instructions of files, and a jargon list. */
export function bringsInstructions(desk: () => StartedDesk): void {
  describe('instructions of files', () => {
    it('are loaded once, again when the file is newer, and never over what somebody here wrote', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'balie-seeds-'));
      const slug = `seed-${v7()}`;
      const seed = (seedVersion: number, title: string) =>
        writeFile(
          join(folder, `${slug}.json`),
          JSON.stringify({
            slug,
            seedVersion,
            reviewAfterMonths: 12,
            content: { ...wholeContent(), variants: [variant({ title })] },
          }),
        );
      const load = () => loadSeeds(desk().desk.context, folder);
      const shown = async () =>
        (await desk().anonymous.call('instruction.published', { params: { slug } })).variants[0]
          ?.title;
      await writeFile(join(folder, 'broken.json'), '{"slug":"broken"}');

      await seed(1, 'Eerste');
      const first = await load();
      const again = await load();
      await seed(2, 'Tweede');
      const newer = await load();
      const second = await shown();
      const { instructions } = await desk().admin.call('instruction.list', { query: { q: slug } });
      const known = await desk().admin.call('instruction.get', {
        params: { instructionId: instructions[0]?.instructionId ?? '' },
      });
      await desk().admin.call('instruction.write', {
        params: { instructionId: known.instructionId },
        body: {
          revision: known.revision,
          content: { ...wholeContent(), variants: [variant({ title: 'Van hier' })] },
        },
      });
      await seed(3, 'Derde');
      const after = await load();
      await rm(folder, { recursive: true });

      expect([first.loaded, again.loaded, newer.loaded, after.loaded]).toEqual([1, 0, 1, 0]);
      expect(first.faults.map(({ code }) => code)).toEqual(['input/invalid']);
      expect(second).toBe('Tweede');
      expect(await shown()).toBe('Tweede');
    });
  });

  describe('the jargon list', () => {
    it('has words from the first day, and takes each word once', async () => {
      const { terms } = await desk().admin.call('jargon.list', {});
      const body = {
        locale: 'nl' as const,
        term: `woord ${v7()}`,
        explanation: 'Een woord',
        instead: 'iets',
      };
      const termId = v7();
      await desk().admin.call('jargon.put', { params: { termId }, body });

      const twice = await desk().admin.refusal('jargon.put', { params: { termId: v7() }, body });
      const after = await desk().admin.call('jargon.delete', { params: { termId } });

      expect(terms.length).toBeGreaterThanOrEqual(40);
      expect(twice.code).toBe('instruction/word-known');
      expect(after.terms.map(({ term }) => term)).not.toContain(body.term);
    });
  });
}
