import type { AssetOnDay, TimelineEntry } from '../../shared/domain/asset-timeline.ts';
import { newestFirst } from '../../shared/domain/asset-timeline.ts';
import type { Asset } from '../../shared/domain/asset.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { DeskContext } from '../desk-context.ts';
import { spanOf } from '../priority/day-span.ts';
import { assetEventsBetween, standBefore } from '../store/asset-event-store.ts';
import { findAssetsByCode } from '../store/asset-store.ts';
import { visitsOfAsset } from '../store/asset-visit-store.ts';
import type { Db } from '../store/tables.ts';
import { mostOfMoment, pageOfMoments } from './moment-page.ts';
import { numbersIn } from './scanned-code.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** What was done so many days before and after a day belongs to the answer about it. */
const aroundDays = 7;
const mostEntries = 200;

/**
 * What happened to an asset before a moment, newest first: lines of the register and visits together.
 */
export async function timelineOf(
  db: Db,
  assetId: string,
  queues: readonly WorkQueue[],
  page: { readonly before: string | null; readonly limit: number },
): Promise<{ entries: TimelineEntry[]; next: string | null }> {
  const limit = page.limit + mostOfMoment;
  const all = await entriesOf(db, { assetId, queues, from: null, before: page.before, limit });
  return pageOfMoments(all, page.limit);
}

/** Who had the assets with this tag or number at the end of a day, and what was done around it. */
export async function assetsOnDay(
  { database, settings }: DeskContext,
  asked: { readonly code: string; readonly day: string; readonly queues: readonly WorkQueue[] },
): Promise<AssetOnDay[]> {
  const db = database.read;
  const span = spanOf({ from: asked.day, until: asked.day }, settings.timeZone);
  const assets = await findAssetsByCode(db, numbersIn(asked.code));
  return Promise.all(assets.map((asset) => onDay(db, asset, span, asked.queues)));
}

async function onDay(
  db: Db,
  asset: Asset,
  span: ReturnType<typeof spanOf>,
  queues: readonly WorkQueue[],
): Promise<AssetOnDay> {
  const entries = await entriesOf(db, {
    assetId: asset.assetId,
    queues,
    from: moved(span.from, -aroundDays),
    before: moved(span.before, aroundDays),
    limit: mostEntries,
  });
  return {
    asset,
    stand: await standBefore(db, asset.assetId, span.before),
    entries: entries.slice(0, mostEntries),
  };
}

async function entriesOf(
  db: Db,
  asked: Parameters<typeof visitsOfAsset>[1],
): Promise<TimelineEntry[]> {
  const [events, visits] = await Promise.all([
    assetEventsBetween(db, asked),
    visitsOfAsset(db, asked),
  ]);
  return newestFirst([
    ...events.map((event) => ({ kind: 'event' as const, at: event.at, event })),
    ...visits.map((visit) => ({ kind: 'visit' as const, at: visit.arrivedAt, visit })),
  ]);
}

function moved(at: string, days: number): string {
  return new Date(Date.parse(at) + days * dayMs).toISOString();
}
