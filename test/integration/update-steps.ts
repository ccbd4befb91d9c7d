import type { Envelope, Release, UpdateBundle } from '../../shared/domain/release/documents.ts';
import type { Gate } from '../../shared/domain/release/gate.ts';
import type { Ring } from '../../shared/domain/release/rollout.ts';
import { keyIdOf, makeKey } from '../../shared/release/sign.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { rootDocument, type SampleKeys, signed, targetsDocument } from './release-samples.ts';
import type { StartedDesk } from './start-desk.ts';

export const quickGate: Gate = {
  watchMinutes: 60,
  leastVisits: 10,
  crashFreePercent: 90,
  readoutPercent: 80,
  slowerPercent: 50,
};

/** A desk that has a root, which names the desk's own key, and the offline keys of it. */
export async function setUpUpdates(
  desk: Pick<StartedDesk, 'admin'>,
  clockMs: number,
): Promise<Omit<SampleKeys, 'director'> & { readonly firstRoot: Envelope }> {
  const { directorKey } = await desk.admin.call('update.overview', {});
  const keys = { root: [makeKey(), makeKey(), makeKey()] as const, targets: makeKey() };
  const director = { ...makeKey(), publicKey: directorKey, keyId: keyIdOf(directorKey) };
  const root = rootDocument({ ...keys, director }, { expiresAt: inDays(clockMs, 365) });
  const firstRoot = signed(root, keys.root[0], keys.root[1]);
  await desk.admin.call('update.put-root', { body: firstRoot });
  return { ...keys, firstRoot };
}

/** Lists these releases as the next list of the offline key. */
export async function listReleases(
  desk: Pick<StartedDesk, 'admin'>,
  { targets }: Pick<SampleKeys, 'targets'>,
  releases: readonly Release[],
  version: number,
  clockMs: number,
): Promise<void> {
  const document = targetsDocument(releases, { version, expiresAt: inDays(clockMs, 90) });
  await desk.admin.call('update.put-targets', { body: signed(document, targets) });
}

/** Sends bytes of a release as the console does. */
export async function sendPart(
  admin: DeskVisitor,
  { file }: Pick<Release, 'file'>,
  from: number,
  bytes: Uint8Array,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${admin.url}/v1/updates/files/${file.sha512}?from=${from}`, {
    method: 'PUT',
    headers: { ...admin.headers, 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

export async function startRollout(
  desk: Pick<StartedDesk, 'admin'>,
  version: string,
  rings: Ring[],
  gate: Gate = quickGate,
): Promise<string> {
  const body = { version, rings, gate };
  const { rolloutId } = await desk.admin.call('update.draft-rollout', { body });
  await desk.admin.call('update.move-rollout', {
    params: { rolloutId },
    body: { move: 'start' },
  });
  return rolloutId;
}

export function askManifest(kiosk: DeskVisitor, version: string): Promise<UpdateBundle> {
  return kiosk.call('update.manifest', { query: { root: 1, version, platform: 'linux-x64' } });
}

export function inDays(fromMs: number, days: number): string {
  return new Date(fromMs + days * 24 * 60 * 60 * 1000).toISOString();
}
