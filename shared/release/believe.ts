import type { z } from 'zod';
import { type Fault, fault } from '../base/fault.ts';
import { type Result, err, ok } from '../base/result.ts';
import {
  type DirectorDocument,
  type PackWord,
  type TargetsDocument,
  type UpdateBundle,
  largestBundle,
  targetsDocumentSchema,
  updateBundleSchema,
} from '../domain/release/documents.ts';
import { type Trusted, alive, notOlder, rootOf } from './trust.ts';
import { verified } from './verify.ts';

/** What the director says, of whatever it is. */
type Word = DirectorDocument | PackWord;

/** A bundle from bytes of anybody; its size is bounded before it is looked into. */
export function parseBundle(bytes: Uint8Array): Result<UpdateBundle, Fault> {
  if (bytes.length > largestBundle) {
    return err(fault('update/too-large', `A bundle of more than ${largestBundle} bytes`));
  }
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Neither UTF-8 nor JSON: the schema refuses undefined.
    content = undefined;
  }
  const parsed = updateBundleSchema.safeParse(content);
  return parsed.success ? ok(parsed.data) : err(fault('update/garbled', 'Not a bundle of updates'));
}

/** A list and a word that were proven, and the trusted state after them. */
export interface Believed<W extends Word> {
  readonly targets: TargetsDocument;
  readonly word: W;
  readonly trusted: Trusted;
}

/**
 * What the newest documents say to this kiosk, under a root that was followed to its end. Pure: the same state,
 * bundle and moment give the same answer. Everything that is missing, old, odd or for somebody else is a
 * fault, and a fault means that the kiosk stays as it is.
 *
 * @param nowMs by the machine's clock; a clock that was set back is held to the last moment the desk signed.
 */
export function believe<W extends Word>(
  trusted: Trusted,
  { targets, director }: Pick<UpdateBundle, 'targets' | 'director'>,
  schema: z.ZodType<W>,
  kioskId: string,
  nowMs: number,
): Result<Believed<W>, Fault> {
  const root = rootOf(trusted);
  const notBefore = trusted.director === null ? 0 : Date.parse(trusted.director.signedAt);
  const asOf = Math.max(nowMs, notBefore);

  const dead = alive('root', root.expiresAt, asOf);
  if (dead !== null) return err(dead);
  const listed = verified(targets, root, 'targets', targetsDocumentSchema);
  if (!listed.ok) return listed;
  const directed = verified(director, root, 'director', schema);
  if (!directed.ok) return directed;
  const told = directed.value;

  const seenTargets = notOlder(
    'targets',
    { version: listed.value.version, text: targets.signed },
    trusted.targets,
  );
  if (!seenTargets.ok) return seenTargets;
  const seenDirector = notOlder(
    'director',
    { version: told.version, text: director.signed },
    trusted.director,
  );
  if (!seenDirector.ok) return seenDirector;
  const tooOld =
    alive('targets', listed.value.expiresAt, asOf) ?? alive('director', told.expiresAt, asOf);
  if (tooOld !== null) return err(tooOld);

  if (told.kioskId !== kioskId) {
    return err(fault('update/not-for-this-kiosk', `The director speaks to ${told.kioskId}`));
  }
  const { version, sha512 } = seenTargets.value;
  const isPinned = told.targets.version === version && told.targets.sha512 === sha512;
  if (told.rootVersion !== root.version || !isPinned) {
    return err(fault('update/mixed', 'The director was signed beside another root or targets'));
  }
  return ok({
    targets: listed.value,
    word: told,
    trusted: {
      root: trusted.root,
      targets: seenTargets.value,
      director: { ...seenDirector.value, signedAt: told.signedAt },
    },
  });
}
