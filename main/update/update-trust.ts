import { readFile } from 'node:fs/promises';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { envelopeSchema } from '../../shared/domain/release/documents.ts';
import { type Trusted, trustFrom, trustedSchema } from '../../shared/release/trust.ts';
import type { SettingStore } from '../store/setting-store.ts';

/** What this kiosk believed last about updates; outlives restarts and power cuts. */
export interface UpdateTrust {
  load(): Promise<Result<Trusted, Fault>>;
  keep(trusted: Trusted): Promise<Result<null, Fault>>;
}

const name = 'update-trust';

/** Kept in the kiosk's database; before anything was kept, the root that came with the program. */
export function keptTrust(settings: SettingStore, rootFile: string): UpdateTrust {
  return {
    load: async () => {
      const kept = await settings.get(name, trustedSchema);
      if (!kept.ok) return kept;
      return kept.value === null ? firstTrust(rootFile) : ok(kept.value);
    },
    keep: (trusted) => settings.keep(name, trusted),
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
