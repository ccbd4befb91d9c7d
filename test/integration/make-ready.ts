import type { Asset } from '../../shared/domain/asset.ts';
import type { Check } from '../../shared/domain/preparation/checks.ts';
import type { CheckEvidence } from '../../shared/domain/preparation/evidence.ts';
import type { DeskVisitor } from './desk-visitor.ts';

/** Makes an asset in stock or wiped ready for use, as the console does: begun, each check seen to, finished. */
export async function makeReady(by: DeskVisitor, asset: Asset): Promise<Asset> {
  const { assetId, version } = asset;
  const { preparationId, checks } = await by.call('preparation.start', { params: { assetId } });
  const params = { preparationId };
  for (const check of checks.checks) {
    const body = { checkId: check.checkId, evidence: evidenceOf(check, asset) };
    await by.call('preparation.give-evidence', { params, body });
  }
  const ready = await by.call('preparation.finish', { params, body: { version } });
  return ready.asset;
}

/** What somebody says with whom a check of this asset holds. */
export function evidenceOf({ rule }: Check, { tag, identifiers }: Asset): CheckEvidence {
  switch (rule.kind) {
    case 'label': {
      const own = identifiers.find(({ kind }) => kind === 'serial' || kind === 'imei');
      return { kind: 'label', tag, number: own?.value ?? null };
    }
    case 'version': {
      const [system] = rule.systems;
      if (system === undefined) throw new Error('A check of a version names a system');
      return { kind: 'version', system: system.name, value: system.least };
    }
    case 'figure':
      return { kind: 'figure', value: rule.least ?? rule.most ?? 0 };
    case 'yes':
      return { kind: 'yes', holds: true, words: 'Zelf gezien' };
  }
}
