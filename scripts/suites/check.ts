import { globSync } from 'node:fs';
import { join } from 'node:path';
import { layers } from './layers.ts';
import { type Count, command, oneFailure, root, type Suite, sumOf, tool } from './suite.ts';
import { vitestSuite } from './vitest-suite.ts';

/** One check: its name and what it found, empty when all is well. */
interface Check {
  readonly name: string;
  readonly find: () => Promise<string>;
}

/** Types, lint, format, layers, dead code and the rules of `test/architecture`. */
export const checkSuite: Suite = {
  name: 'check',
  about: 'types, lint, format, layers, dead code, rules of the tree',
  async run() {
    const waiting = [...checks()];
    const counts: Count[] = [];
    const lane = async () => {
      for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
        counts.push(await runCheck(check));
      }
    };
    // Each takes one processor, and the longest come first.
    await Promise.all([lane(), lane()]);
    counts.push(await vitestSuite('architecture', '').run());
    return sumOf(counts);
  },
};

function checks(): readonly Check[] {
  const projects = globSync('{*,shared/storage,shared/release,shared/paper}/tsconfig.json', {
    cwd: root,
    // The project of `test` holds all of the bench, under stricter settings.
    exclude: (name) => ['node_modules', 'bench'].includes(name),
  }).sort();
  return [
    {
      name: 'lint',
      // With more than one thread each of them works out all types anew.
      find: failing('oxlint', ['--type-aware', '--deny-warnings'], { GOMAXPROCS: '1' }),
    },
    { name: 'format', find: failing('prettier', ['--check', '--log-level', 'warn', '.']) },
    ...projects.map((project) => ({
      name: `types of ${project.replace('/tsconfig.json', '')}`,
      find: failing('tsc', ['-p', project, '--singleThreaded']),
    })),
    { name: 'layers', find: layers },
    { name: 'dead code', find: failing('knip', ['--no-progress', '--no-config-hints']) },
  ];
}

/** The output of a tool that did not end with 0. */
function failing(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): () => Promise<string> {
  return async () => {
    // The suite beside this one has devices that wait for nobody.
    const options = { capture: true, env, lowPriority: true };
    const { code, output } = await command(tool(name), args, options);
    return code === 0 ? '' : output.trim() || `${name} ended with ${code}`;
  };
}

async function runCheck({ name, find }: Check): Promise<Count> {
  const started = performance.now();
  const found = await find();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (found === '') {
    console.log(`  ✓ ${name} (${seconds} s)`);
    return { passed: 1, failed: 0, failures: [] };
  }
  const told = found.replaceAll(join(root, '/'), '');
  console.log(`  ✗ ${name} (${seconds} s)\n${told}`);
  return oneFailure(name, told);
}
