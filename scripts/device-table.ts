/**
 * `node scripts/device-table.ts`: writes docs/devices/README.md from the registry, the sources of the
 * probes and rules, and the words. `npm run check` fails when the page is not what this would write.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { withoutSelfHelp } from '../devices/findings/without-self-help.ts';
import { probes } from '../devices/registry.ts';
import { root } from './places.mjs';

const page = join(root, 'docs', 'devices', 'README.md');

interface Row {
  readonly id: string;
  readonly layer: string;
  readonly deadline: string;
}

/** The two that ask nothing of the device and therefore stand in no list. */
const askingNothing: readonly Row[] = [
  { id: 'usb-descriptors', layer: 'L0', deadline: 'asks nothing' },
  { id: 'hid-list', layer: 'L0', deadline: '1.5 s' },
];

/** The page as it should be. */
export async function deviceTable(): Promise<string> {
  const rows = [
    ...askingNothing,
    ...probes.map(({ id, layer, deadlineMs }) => ({
      id,
      layer,
      deadline: `${deadlineMs / 1000} s`,
    })),
  ].toSorted((one, other) => one.layer.localeCompare(other.layer));
  const text = [
    '# What is read of which device',
    '',
    'Made by `node scripts/device-table.ts`; do not edit. How probes and findings work: [probes](../probes.md).',
    '',
    ...pages(),
    '',
    '## Probes',
    '',
    'A fact in code font is `subject.property`. The deadline holds for the whole probe; each exchange has one of its own.',
    '',
    '| Layer | Probe | What it tells | Deadline | Facts |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ id, layer, deadline }) =>
        `| ${layer} | \`${id}\` | ${probeTitle(id)} | ${deadline} | ${factsOf(id)} |`,
    ),
    '',
    '## Findings',
    '',
    'The words are those of the technician; a visitor reads the same in plain language.',
    '',
    '| Finding | Verdict | Skill | Self-help | Words |',
    '| --- | --- | --- | --- | --- |',
    ...findingRows(),
    '',
  ].join('\n');
  const options = await resolveConfig(page);
  return format(text, { ...options, parser: 'markdown' });
}

/** The pages that say more, one per kind of device. */
function pages(): readonly string[] {
  return readdirSync(join(root, 'docs', 'devices'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .toSorted()
    .map((file) => {
      const title = /^# (.+)$/mu.exec(textOf('docs', 'devices', file))?.[1] ?? file;
      return `- [${title}](${file})`;
    });
}

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

function words(name: string): Words {
  // The catalogues' shape is kept by test/architecture/words.test.ts.
  return JSON.parse(textOf('assets', 'locales', 'en', `${name}.json`)) as Words;
}

function probeTitle(id: string): string {
  return words('devices')['probe']?.[id] ?? '';
}

/** The keys that a probe's source hands to `reported`, `measured` or `derived`. */
function factsOf(probe: string): string {
  const source = textOf('devices', 'probes', `${probe}.ts`);
  const keys = [...source.matchAll(/(?:reported|measured|derived)\(\s*['`]([^'`]+)['`]/gu)].map(
    ([, key]) => key ?? '',
  );
  return [...new Set(keys)].map((key) => `\`${key.replace('${subject}', 'storage')}\``).join(', ');
}

/** Every finding with what its rule says of it; a value that a rule computes is left open. */
function findingRows(): readonly string[] {
  const folder = join(root, 'devices', 'findings');
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('-rules.ts') || file === 'find.ts')
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const rules = sources.split(/(?=code: ')/u);
  return Object.entries(words('findings')).map(([code, levels]) => {
    const rule = rules.find((text) => text.startsWith(`code: '${code}'`)) ?? '';
    const verdict = /verdict: '([a-z]+)'/u.exec(rule)?.[1] ?? 'depends';
    const skill = /route: '([a-z]+)'/u.exec(rule)?.[1] ?? '–';
    const help = levels['self-help'] === undefined ? `no: ${reasonFor(code)}` : 'yes';
    return `| \`${code}\` | ${verdict} | ${skill} | ${help} | ${levels['expert'] ?? ''} |`;
  });
}

/** Why there is no advice with a finding, as words. */
function reasonFor(code: string): string {
  const [reason] =
    Object.entries(withoutSelfHelp).find(([, codes]) => codes.some((one) => one === code)) ?? [];
  return (reason ?? 'not decided').replaceAll('-', ' ');
}

function textOf(...path: readonly string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, await deviceTable());
