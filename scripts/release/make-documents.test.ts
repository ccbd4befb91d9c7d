import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  envelopeSchema,
  rootDocumentSchema,
  targetsDocumentSchema,
} from '../../shared/domain/release/documents.ts';
import { builtInPack } from '../../devices/pack/built-in-pack.ts';
import { parseReaderPack } from '../../shared/domain/reader-pack.ts';
import { trustFrom } from '../../shared/release/trust.ts';
import { verified } from '../../shared/release/verify.ts';
import { releaseOf, signed } from '../../test/integration/release-samples.ts';
import { readKey, writeNewKey } from './key-file.ts';
import { nextTargets } from './make-documents.ts';

const program = join(import.meta.dirname, '..', 'release.ts');
const passphrase = 'correct horse battery';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-release-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const envelopeIn = async (name: string) =>
  envelopeSchema.parse(JSON.parse(await readFile(at(name), 'utf8')));

async function release(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, BALIE_KEY_PASSPHRASE: passphrase };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env });
  return stdout;
}

describe('the offline side of a release', () => {
  it('makes keys, a root that two of three vouch for, and a list that names the built file', async () => {
    const names = ['a', 'b', 'c', 'targets', 'desk'];
    await release('key', at('a'));
    await Promise.all(names.slice(1).map((name) => writeNewKey(at(name), passphrase)));
    const rootKeys = ['a', 'b', 'c'].flatMap((name) => ['--root-key', at(`${name}.pub`)]);
    await writeFile(at('Balie Setup 0.2.0.exe'), 'the installer');

    await release(
      ...['root', '--out', at('root.json'), ...rootKeys],
      ...['--targets-key', at('targets.pub'), '--director-key', at('desk.pub')],
    );
    await release('sign', at('root.json'), '--key', at('a'));
    const half = trustFrom(await envelopeIn('root.json'));
    await release('sign', at('root.json'), '--key', at('c'));
    const whole = trustFrom(await envelopeIn('root.json'));
    await release(
      ...['targets', '--out', at('targets.json'), '--file', at('Balie Setup 0.2.0.exe')],
      ...['--release', '0.2.0', '--platform', 'windows-x64'],
      ...['--installable-from', '0.1.0', '--desk-from', '0.1.0'],
    );
    await release('sign', at('targets.json'), '--key', at('targets'));

    expect(half).toMatchObject({ ok: false, fault: { code: 'update/unsigned' } });
    expect(whole.ok).toBe(true);
    const root = rootDocumentSchema.parse(JSON.parse((await envelopeIn('root.json')).signed));
    const listed = verified(
      await envelopeIn('targets.json'),
      root,
      'targets',
      targetsDocumentSchema,
    );
    expect(listed).toMatchObject({
      ok: true,
      value: {
        version: 1,
        releases: [{ version: '0.2.0', file: { name: 'Balie-Setup-0.2.0.exe', size: 13 } }],
      },
    });
  });

  it('keeps a private key encrypted, for its owner only, and never overwrites one', async () => {
    await writeNewKey(at('once'), passphrase);
    const { mode } = await stat(at('once'));

    await expect(writeNewKey(at('once'), passphrase)).rejects.toThrow('EEXIST');
    await expect(readKey(at('once'), 'another passphrase')).rejects.toThrow(/decrypt/u);
    expect((await readKey(at('once'), passphrase)).publicKey).toBe(
      (await readFile(at('once.pub'), 'utf8')).trim(),
    );
    expect([mode & 0o777, (await readFile(at('once'), 'utf8')).split('\n')[0]]).toEqual([
      0o600,
      '-----BEGIN ENCRYPTED PRIVATE KEY-----',
    ]);
  });

  it('lists no version with two contents', () => {
    const wish = { removed: [], addedPacks: [], days: 90 };
    const first = nextTargets(
      { ...wish, before: null, added: [releaseOf('0.3.0', Buffer.from('one'))] },
      0,
    );
    const before = signed(first);
    const other = [releaseOf('0.3.0', Buffer.from('other'))];

    expect(() => nextTargets({ ...wish, before, added: other }, 0)).toThrow(
      'A release is listed twice',
    );
    expect(nextTargets({ ...wish, before, added: other, removed: ['0.3.0'] }, 0)).toMatchObject({
      version: 2,
      releases: other,
    });
  });

  it('makes a pack of what is built in or of a draft, and lists it beside the releases', async () => {
    await writeNewKey(at('packer'), passphrase);
    await release('pack', '--out', at('readers-2.pack'), '--number', '2');
    const draft = JSON.parse(await readFile(at('readers-2.pack'), 'utf8')) as object;
    await writeFile(at('draft.json'), JSON.stringify({ ...draft, extra: 'eval(1)' }));
    await release(
      ...['targets', '--out', at('packs.json'), '--pack', at('readers-2.pack')],
      ...['--readable-from', '0.1.0'],
    );
    await release('sign', at('packs.json'), '--key', at('packer'));
    const { packs, releases } = targetsDocumentSchema.parse(
      JSON.parse((await envelopeIn('packs.json')).signed),
    );
    const pack = parseReaderPack(await readFile(at('readers-2.pack'), 'utf8'));

    expect(pack).toMatchObject({ ok: true, value: { number: 2, apple: builtInPack.apple } });
    expect([releases, packs]).toMatchObject([
      [],
      [{ number: 2, file: { name: 'readers-2.pack' } }],
    ]);
    await expect(
      release('pack', '--out', at('x'), '--number', '3', '--from', at('draft.json')),
    ).rejects.toThrow(/extra/u);
  });
});
