import { command, tool } from './suite.ts';

/** The folders whose modules must obey the layers. */
const folders = ['main', 'preload', 'renderer', 'devices', 'desk', 'shared', 'test', 'scripts'];

/** The part of dependency-cruiser's JSON that is read here. */
interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string; readonly severity: string };
    }[];
  };
}

/**
 * Imports that break a layer, one per line; empty when none. A folder of which no module was seen is
 * a finding too: dependency-cruiser reports success when it could parse nothing.
 */
export async function layers(): Promise<string> {
  const { code, output } = await command(
    tool('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders],
    { capture: true },
  );
  const start = output.indexOf('{\n');
  if (start === -1) return `dependency-cruiser ended with ${code}: ${output}`;
  // Its documented output format, of the version pinned in package.json.
  const cruise = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)) as Cruise;
  const unseen = folders.filter(
    (folder) =>
      !cruise.modules.some(({ source }) => source.startsWith(`${folder}/`) && isCode(source)),
  );
  return [
    ...unseen.map((folder) => `no module of ${folder}/ was looked at`),
    ...cruise.summary.violations
      .filter(({ rule }) => rule.severity === 'error')
      .map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`),
  ].join('\n');
}

function isCode(source: string): boolean {
  return /\.(ts|tsx|mjs)$/u.test(source);
}
