import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { missingAccessories } from '../../shared/domain/accessory.ts';
import { termsText } from '../../shared/domain/handover-terms.ts';
import type { Handover } from '../../shared/domain/handover.ts';
import { type PackDevice, packDeviceSchema } from '../../shared/domain/instruction-link.ts';
import type { Loan } from '../../shared/domain/loan.ts';
import { type ReceiptPage, receiptEndsAt } from '../../shared/domain/receipt-page.ts';
import { asDue } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { issuePack } from '../instruction-link/issue-pack.ts';
import { queuesOf } from '../queue/visibility.ts';
import { assetsById } from '../store/asset-store.ts';
import { isHandedIn } from '../store/hand-in-store.ts';
import { findHandover, outBefore } from '../store/handover-store.ts';
import { loansOfHandover } from '../store/loan-store.ts';
import { listSites } from '../store/site-store.ts';
import { sealHolds } from './seal.ts';
import { handoverOfToken } from './receipt-token.ts';
import { handoverTerms } from './terms.ts';

/** A receipt that may still be read by whoever has its address. */
export interface LivingReceipt {
  readonly handover: Handover;
  readonly loans: readonly Loan[];
  readonly endsAt: string;
}

/** The receipt of an address, as long as its days last. */
export async function livingReceipt(
  context: DeskContext,
  token: string,
): Promise<Result<LivingReceipt, Fault>> {
  const { read } = context.database;
  const handoverId = handoverOfToken(token, context.receiptSecret);
  // Whoever holds the address may read it, whatever queue its ticket is in.
  const handover =
    handoverId === null ? null : await findHandover(read, handoverId, queuesOf('admin'));
  if (handover === null) return err(fault('receipt/unknown', 'No receipt has this address'));
  const loans = await loansOfHandover(read, handover.handoverId);
  const endsAt = endOf(context, handover, loans);
  return Date.parse(endsAt) <= context.clock.nowMs()
    ? err(fault('receipt/expired', `The page was there until ${endsAt}`))
    : ok({ handover, loans, endsAt });
}

/** Until when the page of a receipt is there, as its loans stand now. */
export function endOf(
  { settings }: Pick<DeskContext, 'settings'>,
  { document }: Handover,
  loans: readonly Loan[],
): string {
  const backs = loans.flatMap(({ returnedAt }) => (returnedAt === null ? [] : [returnedAt]));
  const backAt = backs.length === loans.length ? (backs.toSorted().at(-1) ?? null) : null;
  const life = { kind: document.kind, signedAt: document.at, backAt };
  return receiptEndsAt(life, settings.receiptPageDays);
}

/** All that the page of a receipt shows. */
export async function receiptPageOf(
  context: DeskContext,
  { handover, loans, endsAt }: LivingReceipt,
): Promise<ReceiptPage> {
  const { read } = context.database;
  const { document, seal } = handover;
  const { kind, locale, terms } = document;
  const calendar = await openingCalendar(read);
  const items: ReceiptPage['items'] = [];
  for (const item of document.items) {
    const loan = loans.find(({ assetId }) => assetId === item.assetId);
    const out = kind === 'return' ? await outBefore(read, item.assetId, document.at) : null;
    items.push({
      name: item.name,
      tag: item.tag,
      serial: item.serial,
      accessories: item.accessories,
      condition: item.condition.words,
      missing: out === null ? [] : [...missingAccessories(out.accessories, item.accessories)],
      dueOn: loan === undefined ? null : asDue(loan, calendar).dueOn,
      backAt: loan?.returnedAt ?? null,
      handedIn: loan?.returnedAt === null && (await isHandedIn(read, item.assetId)),
    });
  }
  const version = await handoverTerms(read, terms.version);
  const [site] = await listSites(read, context.settings.siteName);
  return {
    kind,
    locale,
    at: document.at,
    items,
    terms: {
      level: terms.level,
      text: terms.text,
      easy:
        version === null
          ? null
          : { nl: termsText(version, kind, 'nl', 'a2'), en: termsText(version, kind, 'en', 'a2') },
    },
    returnTo: { name: site?.name ?? context.settings.siteName, where: site?.where ?? '' },
    packs: [...(await packsOf(context, handover))],
    seal,
    sealHolds: sealHolds(handover),
    endsAt,
  };
}

/** Types of device on a receipt for which there is a whole pack of instructions; none at a return. */
export async function packsOf(
  context: DeskContext,
  { document }: Handover,
): Promise<readonly PackDevice[]> {
  if (document.kind === 'return') return [];
  const assets = await assetsById(
    context.database.read,
    document.items.map(({ assetId }) => assetId),
  );
  const packs: PackDevice[] = [];
  for (const type of new Set(assets.map((asset) => asset.type))) {
    const device = packDeviceSchema.safeParse(type);
    if (device.success && (await issuePack(context, device.data)).ok) packs.push(device.data);
  }
  return packs;
}
