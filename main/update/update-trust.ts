import { readFile } from 'node:fs/promises';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { envelopeSchema } from '../../shared/domain/release/documents.ts';
import { type Trusted, trustFrom, trustedSchema } from '../../shared/release/trust.ts';
import type { SettingStore } from '../store/setting-store.ts';

const trustInReleases = 'update-trust';
const trustInPacks = 'pack-trust';

/** What this kiosk believed last about updates; outlives restarts and power cuts. */
export interface UpdateTrust<T extends Trusted | null = Trusted> {
  load(): Promise<Result<T, Fault>>;
  keep(trusted: Trusted): Promise<Result<null, Fault>>;
}

/** Kept in the kiosk's database; before anything was kept, the root that came with the program. */
export function keptTrust(settings: SettingStore, rootFile: string): UpdateTrust {
  return {
    load: async () => {
      const kept = await settings.get(trustInReleases, trustedSchema);
      if (!kept.ok) return kept;
      return kept.value === null ? firstTrust(rootFile) : ok(kept.value);
    },
    keep: (trusted) => settings.keep(trustInReleases, trusted),
  };
}

/**
 * The same for packs, by itself, so that neither waits for the other. It begins with the root that releases have
 * reached: keys that an organisation gave up must not count again because a kiosk has not asked for a pack yet.
 */
export function packTrust(settings: SettingStore, rootFile: string): UpdateTrust {
  const ofReleases = keptTrust(settings, rootFile);
  return {
    load: async () => {
      const kept = await settings.get(trustInPacks, trustedSchema);
      if (!kept.ok) return kept;
      if (kept.value !== null) return ok(kept.value);
      const reached = await ofReleases.load();
      return reached.ok ? ok({ root: reached.value.root, targets: null, director: null }) : reached;
    },
    keep: (trusted) => settings.keep(trustInPacks, trusted),
  };
}

/**
 * The same for configurations, by itself, so that neither waits for the other. Without a root file it is null
 * until the desk has shown its root to this kiosk; who becomes another kiosk begins anew.
 */
export function configurationTrust(
  settings: SettingStore,
  rootFile: string | null,
  kioskId: string,
): UpdateTrust<Trusted | null> {
  // What a desk showed is not what came with the kiosk: a root file that is given later begins anew too.
  const origin = rootFile === null ? 'desk' : 'file';
  const keptName = `configuration-trust ${origin} ${kioskId}`;
  return {
    load: async () => {
      const kept = await settings.get(keptName, trustedSchema);
      if (!kept.ok || kept.value !== null || rootFile === null) return kept;
      return firstTrust(rootFile);
    },
    keep: (trusted) => settings.keep(keptName, trusted),
  };
}

async function firstTrust(rootFile: string): Promise<Result<Trusted, Fault>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(rootFile, 'utf8'));
  } catch {
    // Not there, or not JSON: nobody has said whose releases count.
    content = undefined;
  }
  const root = envelopeSchema.safeParse(content);
  return root.success
    ? trustFrom(root.data)
    : err(fault('update/not-set-up', 'The root that should come with the kiosk cannot be read'));
}
