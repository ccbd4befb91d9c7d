import type { Json } from '../../shared/base/canonical-json.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { saidBeyondUsual } from '../../shared/domain/kiosk-config.ts';
import type {
  ConfigurationWord,
  SignedConfiguration,
} from '../../shared/domain/release/configuration-word.ts';
import { mostRoots } from '../../shared/domain/release/documents.ts';
import { type SigningKey, envelopeOf, sha512Of, signedBy } from '../../shared/release/sign.ts';
import type { DeskContext } from '../desk-context.ts';
import { configNamedFor, configOfVersion } from '../store/kiosk-config-store.ts';
import { nextDirectorVersion, rootsAfter } from '../store/update-document-store.ts';
import { deskDocuments, notSetUp } from './desk-trust.ts';
import { wordLivesHours } from './manifest.ts';

/** How this kiosk is configured, signed now and for it alone, with all that proves it. */
export async function signedConfigurationFor(
  { database, clock }: DeskContext,
  key: SigningKey,
  kioskId: string,
  knownRoot: number,
): Promise<Result<SignedConfiguration, Fault>> {
  const { read } = database;
  const documents = await deskDocuments(read);
  // What the root does not name nobody would believe.
  if (documents?.root.roles.director.keyIds.includes(key.keyId) !== true) return err(notSetUp());
  const named = await configNamedFor(read, kioskId);
  const config = named && (await configOfVersion(read, named.profileId, named.version));
  // A configuration is JSON by its schema.
  const content = config === null ? '' : canonicalJson(saidBeyondUsual(config.content) as Json);
  const nowMs = clock.nowMs();
  const word: ConfigurationWord = {
    type: 'configuration',
    version: await database.write((db) => nextDirectorVersion(db, kioskId, nowMs)),
    kioskId,
    signedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + wordLivesHours * 60 * 60 * 1000).toISOString(),
    rootVersion: documents.root.version,
    configuration: named && {
      ...named,
      size: Buffer.byteLength(content),
      sha512: sha512Of(content),
    },
  };
  return ok({
    roots: await rootsAfter(read, knownRoot, mostRoots),
    // A document is JSON by its schema; interfaces have no index signature of their own.
    word: signedBy(envelopeOf(word as Json & ConfigurationWord), key),
    content,
  });
}
