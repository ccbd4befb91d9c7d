/**
 * The offline side of updates (docs/fleet/updates.md). It asks no network. Keep the private keys where no
 * network comes either; they never belong in the repository. The passphrase is read from the environment
 * variable BALIE_KEY_PASSPHRASE, so that it stands in no list of processes.
 *
 *     node scripts/release.ts key <file>
 *     node scripts/release.ts root --out root.json --root-key a.pub --root-key b.pub --root-key c.pub \
 *         --targets-key t.pub --director-key desk.pub [--threshold 2] [--days 365] [--before root.json]
 *     node scripts/release.ts targets --out targets.json --file dist/Balie-0.2.0.AppImage --release 0.2.0 \
 *         --platform linux-x64 --installable-from 0.1.0 --desk-from 0.1.0 \
 *         [--days 180] [--before targets.json] [--remove 0.1.9]
 *     node scripts/release.ts pack --out readers-2.pack --number 2 [--from draft.json]
 *     node scripts/release.ts targets --out targets.json --before targets.json --pack readers-2.pack \
 *         --readable-from 0.1.0 [--remove readers-1]
 *     node scripts/release.ts sign <document.json> --key <file>
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { builtInPack } from '../devices/pack/built-in-pack.ts';
import type { Json } from '../shared/base/canonical-json.ts';
import {
  type Envelope,
  envelopeSchema,
  platformSchema,
  publicKeySchema,
} from '../shared/domain/release/documents.ts';
import { envelopeOf, signedBy } from '../shared/release/sign.ts';
import { readKey, writeNewKey } from './release/key-file.ts';
import {
  nextRoot,
  nextTargets,
  packOfFile,
  packText,
  releaseOfFile,
} from './release/make-documents.ts';

const shortestPassphrase = 12;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    before: { type: 'string' },
    days: { type: 'string' },
    key: { type: 'string' },
    'root-key': { type: 'string', multiple: true },
    'targets-key': { type: 'string' },
    'director-key': { type: 'string' },
    threshold: { type: 'string' },
    file: { type: 'string' },
    release: { type: 'string' },
    platform: { type: 'string' },
    'installable-from': { type: 'string' },
    'desk-from': { type: 'string' },
    remove: { type: 'string', multiple: true },
    number: { type: 'string' },
    from: { type: 'string' },
    pack: { type: 'string' },
    'readable-from': { type: 'string' },
  },
});

try {
  await run(positionals[0] ?? '', positionals[1] ?? '');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(command: string, file: string): Promise<void> {
  switch (command) {
    case 'key': {
      const key = await writeNewKey(given(file, 'a file'), passphrase());
      console.log(`Key ${key.keyId}\nPublic half, in ${file}.pub: ${key.publicKey}`);
      return;
    }
    case 'root':
      return makeRoot();
    case 'targets':
      return makeTargets();
    case 'pack':
      return makePack();
    case 'sign': {
      const key = await readKey(given(values.key, '--key'), passphrase());
      await writeEnvelope(file, signedBy(await readEnvelope(given(file, 'a document')), key));
      console.log(`Signed by ${key.keyId}`);
      return;
    }
    default:
      throw new Error(
        'Say key, root, pack, targets or sign; the head of scripts/release.ts tells how.',
      );
  }
}

async function makeRoot(): Promise<void> {
  const root = nextRoot(
    {
      rootKeys: await Promise.all((values['root-key'] ?? []).map(publicKeyIn)),
      threshold: Number(values.threshold ?? 2),
      targetsKey: await publicKeyIn(given(values['targets-key'], '--targets-key')),
      directorKey: await publicKeyIn(given(values['director-key'], '--director-key')),
      days: Number(values.days ?? 365),
      before: await envelopeBefore(),
    },
    Date.now(),
  );
  await write(root, `Root ${root.version}; sign it with ${root.roles.root.threshold} root keys`);
}

/** Without a draft it writes what is built in, to begin from. */
async function makePack(): Promise<void> {
  const draft = values.from === undefined ? builtInPack : await readDraft(values.from);
  const text = packText(draft, Number(given(values.number, '--number')), Date.now());
  await writeFile(given(values.out, '--out'), text);
  console.log(`Reader pack ${values.number}; list it by --pack and sign the list`);
}

async function readDraft(file: string): Promise<object> {
  return z.looseObject({}).parse(JSON.parse(await readFile(file, 'utf8')));
}

async function makeTargets(): Promise<void> {
  const added =
    values.file === undefined
      ? []
      : [
          await releaseOfFile(values.file, {
            version: given(values.release, '--release'),
            platform: platformSchema.parse(values.platform),
            installableFrom: given(values['installable-from'], '--installable-from'),
            deskFrom: given(values['desk-from'], '--desk-from'),
          }),
        ];
  const targets = nextTargets(
    {
      before: await envelopeBefore(),
      added,
      addedPacks:
        values.pack === undefined
          ? []
          : [await packOfFile(values.pack, given(values['readable-from'], '--readable-from'))],
      removed: values.remove ?? [],
      days: Number(values.days ?? 180),
    },
    Date.now(),
  );
  await write(
    targets,
    `List ${targets.version} of ${targets.releases.length} releases and ${targets.packs?.length ?? 0} packs; sign it`,
  );
}

async function write(document: object, told: string): Promise<void> {
  // A document is JSON by its schema; interfaces have no index signature of their own.
  await writeEnvelope(given(values.out, '--out'), envelopeOf(document as Json & object));
  console.log(told);
}

async function envelopeBefore(): Promise<Envelope | null> {
  return values.before === undefined ? null : readEnvelope(values.before);
}

async function readEnvelope(file: string): Promise<Envelope> {
  return envelopeSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

async function writeEnvelope(file: string, envelope: Envelope): Promise<void> {
  await writeFile(file, `${JSON.stringify(envelope, null, 2)}\n`);
}

async function publicKeyIn(file: string): Promise<string> {
  return publicKeySchema.parse((await readFile(file, 'utf8')).trim());
}

function passphrase(): string {
  const text = process.env['BALIE_KEY_PASSPHRASE'] ?? '';
  if (text.length >= shortestPassphrase) return text;
  throw new Error(`BALIE_KEY_PASSPHRASE has fewer than ${shortestPassphrase} characters`);
}

function given(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}
