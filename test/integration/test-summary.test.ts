import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { root, tool } from '../../scripts/suites/suite.ts';
import { countFileVariable } from '../../scripts/suites/vitest-reporter.ts';
import { countReporter } from '../../scripts/suites/vitest-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'balie-summary-'));
afterEach(() => rmSync(folder, { recursive: true }));

it('keeps why each test, set-up and file of a run under Vitest failed', async () => {
  const vitest = join(root, 'node_modules', 'vitest', 'dist', 'index.js');
  const imports = `import { beforeAll, describe, expect, it } from ${JSON.stringify(vitest)};\n`;
  writeFileSync(
    join(folder, 'a.test.ts'),
    `${imports}
    it('holds', () => {});
    it('adds up', () => expect(1).toBe(2));
    describe('a desk', () => {
      beforeAll(() => { throw new Error('no database'); });
      it('answers', () => {});
    });
    setTimeout(() => { throw new Error('thrown by a timer'); });
    await new Promise((resolve) => setTimeout(resolve, 50));`,
  );
  writeFileSync(join(folder, 'b.test.ts'), `import './nowhere.ts';`);
  const file = join(folder, 'count.json');

  const run = spawn(tool('vitest'), ['run', '--root', folder, '--reporter', countReporter], {
    env: { ...process.env, [countFileVariable]: file },
    stdio: 'ignore',
  });
  const [code] = await once(run, 'exit');

  expect(code).toBe(1);
  const { passed, failed, failures } = JSON.parse(readFileSync(file, 'utf8'));
  expect({ passed, failed }).toEqual({ passed: 1, failed: 5 });
  const told = failures.map(({ name, error }: Record<'name' | 'error', string>) => [
    name.replace(/^.*(?=[ab]\.test)/u, ''),
    error.split('\n')[0],
  ]);
  expect(told.toSorted()).toEqual([
    ['a.test.ts › a desk > answers', 'The test is skipped.'],
    ['a.test.ts › a desk', 'no database'],
    ['a.test.ts › adds up', 'expected 1 to be 2 // Object.is equality'],
    ['b.test.ts', expect.stringContaining("'./nowhere.ts'")],
    ['outside the tests', 'thrown by a timer'],
  ]);
});
