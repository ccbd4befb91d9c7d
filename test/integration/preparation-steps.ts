import type { Asset, RecordedType } from '../../shared/domain/asset.ts';
import type { CheckEvidence } from '../../shared/domain/preparation/evidence.ts';
import type { Preparation } from '../../shared/domain/preparation/preparation.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { assetFacts, fresh, phoneVisit } from './asset-samples.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** What tests of preparations do over and over. */
export function preparationSteps({
  desk,
  by,
  nowMs,
}: {
  readonly desk: () => StartedDesk;
  readonly by: () => DeskVisitor;
  readonly nowMs: () => number;
}) {
  const newAsset = (type: RecordedType) =>
    by().call('asset.create', { body: { facts: assetFacts({ type }) } });
  const prepare = ({ assetId }: Asset) => by().call('preparation.start', { params: { assetId } });
  const now = async ({ assetId }: Asset) =>
    (await by().call('preparation.of-asset', { params: { assetId } })).preparation;
  const give = ({ preparationId }: Preparation, checkId: string, evidence: CheckEvidence) =>
    by().call('preparation.give-evidence', {
      params: { preparationId },
      body: { checkId, evidence },
    });
  const finishing = async (asset: Asset, { preparationId }: Preparation) => ({
    params: { preparationId },
    body: {
      version: (await by().call('asset.get', { params: { assetId: asset.assetId } })).version,
    },
  });
  /** A phone at the kiosk that tells all, put to its asset at the counter. */
  const readAs = async (asset: Asset, level: number, isOwn = true) => {
    const at = new Date(nowMs()).toISOString();
    const visit = phoneVisit(isOwn ? serialOf(asset) : fresh('LABOTHER'));
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: { ...withFacts(visit, level, at), startedAt: at, submittedAt: at },
    });
    if (isOwn) {
      const { version } = await by().call('asset.get', { params: { assetId: asset.assetId } });
      await by().call('asset.take-in', {
        params: { ticketId },
        body: {
          owned: true,
          record: { kind: 'known', assetId: asset.assetId, version, take: [] },
        },
      });
    }
    return ticketId;
  };
  return { newAsset, prepare, now, give, finishing, readAs };
}

/** What a managed Android phone tells of itself at this moment, fit for an intake of a kiosk. */
export function withFacts(visit: TicketIntake, level: number, at: string): TicketIntake {
  const { readout } = visit;
  const [sample] = readout?.facts ?? [];
  if (readout === null || sample === undefined) throw new Error('The sample has facts');
  const told = Object.entries({
    'battery.level': level,
    'android.release': '15',
    'android.managed': true,
    'android.encryption': 'encrypted',
  }).map(([key, value]) => ({ ...sample, key, value, unit: null }));
  const serial = readout.facts.filter(({ key }) => key === 'device.serial');
  return { ...visit, readout: { ...readout, finishedAt: at, facts: [...serial, ...told] } };
}

/** A later reading of a phone, as a kiosk answers it. */
export function readoutAt(asset: Asset, level: number, nowMs: number): Readout {
  const visit = phoneVisit(asset.identifiers[0]?.value ?? '');
  const { readout } = withFacts(visit, level, new Date(nowMs).toISOString());
  if (readout === null) throw new Error('The sample has a readout');
  return readout;
}

/** Of each check why it does not hold; null when it does. */
export const troubles = (preparation: Preparation | null) =>
  Object.fromEntries((preparation?.states ?? []).map(({ checkId, trouble }) => [checkId, trouble]));

/** Tag and number of an asset, as they are scanned. */
export const scan = (asset: Asset, number: string | null = serialOf(asset)) =>
  ({ kind: 'label', tag: asset.tag, number }) as const;

export const serialOf = ({ identifiers }: Asset) => identifiers[0]?.value ?? '';
