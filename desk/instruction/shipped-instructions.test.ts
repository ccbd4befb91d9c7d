import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seedInstructionSchema } from '../../shared/domain/instruction.ts';
import { readabilityOf } from '../../shared/domain/readability/readability.ts';

const folder = join(import.meta.dirname, '../../assets/instructions');

it('has a short form of every instruction that a visitor can read, in both languages', async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const seeds = await Promise.all(
    files.map(async (name) =>
      seedInstructionSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    ),
  );
  const short = seeds.flatMap(({ slug, content }) =>
    content.variants
      .filter(({ level }) => level === 'expert')
      .map((variant) => ({
        slug,
        locale: variant.locale,
        // He reads it instead of the ordinary form, so it may be no harder than that.
        verdict: readabilityOf({ ...variant, level: 'B1' }).verdict,
      })),
  );

  expect(short).toHaveLength(files.length * 2);
  expect(short.filter(({ verdict }) => verdict !== 'fits')).toEqual([]);
});
