import type { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { HandedOut, handOutRoutes } from '../../shared/contract/hand-out-routes.ts';
import type { CheckedHandover } from '../../shared/contract/handover-routes.ts';
import { kindOfHandOut } from '../../shared/domain/hand-out.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import type { DeskContext } from '../desk-context.ts';
import { checked } from '../handover/checked.ts';
import { receiptPdf } from '../handover/receipt-pdf.ts';
import { signHandover } from '../handover/sign.ts';
import { putMail } from '../mail/put-mail.ts';
import { receiptMail } from '../mail/receipt-mail.ts';
import { queuesOf } from '../queue/visibility.ts';
import { findHandover, handedOverBy } from '../store/handover-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { mailOfNumber } from '../store/mail-address-store.ts';
import { deskWords, factWordsOf } from '../words/desk-words.ts';
import { chosenAsset, notForHim } from './chosen-asset.ts';
import { type Taker, takerOf } from './taker.ts';

type HandOutWish = z.output<(typeof handOutRoutes)['hand-out.sign']['body']>;

/**
 * Lets a device go along with whoever signed at a kiosk: the same document, seal and moves as at the
 * counter. The kiosk made the id, so that what it sends again after a lost answer is done once.
 */
export async function signAtKiosk(
  context: DeskContext,
  kiosk: Kiosk,
  handOutId: string,
  wish: HandOutWish,
): Promise<Result<HandedOut, Fault>> {
  const taker = await takerOf(context.database.read, wish.personId);
  if (!taker.ok) return taker;
  const receipt = () => receiptAtKiosk(context, kiosk, handOutId, taker.value, wish.mail);
  // Signed already: the device is not ready any more, and that is no reason to refuse.
  const before = await receipt();
  if (before.ok) return before;
  // Somebody else signed under this id, or at another kiosk: nothing of that is told.
  if ((await handedOverBy(context.database.read, handOutId)) !== null) return before;
  const signed = await sign(context, kiosk, handOutId, wish, taker.value);
  // Also when it was refused: sent twice at once, whichever came second finds what the first one did.
  const after = await receipt();
  return after.ok || signed.ok ? after : signed;
}

async function sign(
  context: DeskContext,
  kiosk: Kiosk,
  handOutId: string,
  wish: HandOutWish,
  taker: Taker,
): Promise<Result<CheckedHandover, Fault>> {
  const asset = await chosenAsset(context.database.read, taker, wish.choice, wish.readout.facts);
  if (!asset.ok) return asset;
  const { assetId } = asset.value;
  const kind = kindOfHandOut(wish.choice);
  const { readout, choice } = wish;
  return signHandover(
    context,
    { name: `kiosk ${kiosk.name}`.slice(0, 120), accountId: kiosk.kioskId, role: 'technician' },
    {
      handoverId: handOutId,
      kind,
      ticketId: null,
      locale: wish.locale,
      terms: wish.terms,
      holder: taker.holder,
      loan:
        choice.of === 'pool' && wish.dueOn !== null
          ? { poolId: choice.poolId, dueOn: wish.dueOn }
          : null,
      items: [
        {
          assetId,
          version: wish.version,
          accessories: wish.accessories,
          condition: {
            words: conditionWords(wish),
            photos: wish.photoHash === undefined ? [] : [wish.photoHash],
          },
          readingId: readout.readoutId,
          lock: null,
        },
      ],
      signature: wish.signature,
    },
    {
      reading: { readingId: readout.readoutId, at: readout.finishedAt, facts: readout.facts },
      refusal: (db) => notForHim(db, taker, choice, assetId),
    },
  );
}

/** The receipt of what somebody signed for at this kiosk; of nobody else and of no other kiosk. */
export async function receiptAtKiosk(
  context: DeskContext,
  kiosk: Kiosk,
  handOutId: string,
  taker: Taker,
  mail: boolean,
): Promise<Result<HandedOut, Fault>> {
  const { read } = context.database;
  const found = await findHandover(read, handOutId, queuesOf('admin'));
  const isHis =
    found !== null &&
    holderKey(found.document.holder) === holderKey(taker.holder) &&
    (await handedOverBy(read, handOutId)) === kiosk.kioskId;
  return isHis
    ? handedOut(context, kiosk, taker, await checked(context, read, found), mail)
    : err(fault('handover/unknown', 'He signed for no such thing at this kiosk'));
}

async function handedOut(
  context: DeskContext,
  kiosk: Kiosk,
  taker: Taker,
  signed: CheckedHandover,
  mail: boolean,
): Promise<Result<HandedOut, Fault>> {
  const { database, settings } = context;
  const { document, handoverId } = signed.handover;
  const [item] = document.items;
  if (item === undefined) throw new Error('A handover without a device was signed');
  const address = mail ? await mailOfNumber(database.read, taker.holder.staffNumber) : null;
  const mailed = address !== null && settings.mail !== null;
  if (mailed) {
    const content = await receiptMail(context, signed);
    // The cause is the same however often the kiosk asks: one mail.
    const cause = `receipt/${handoverId}/kiosk`;
    const askedBy = `kiosk ${kiosk.name}`.slice(0, 120);
    await database.write((db) =>
      putMail(context, db, { kind: 'receipt', cause, to: address, content, askedBy }),
    );
  }
  const slip = await receiptPdf(signed, '80', settings);
  return ok({
    name: item.name,
    tag: item.tag,
    dueOn: document.dueOn,
    receiptPath: signed.receiptPath,
    mailed,
    slip: slip.toString('base64'),
  });
}

/** How it is, as it was said and as it was read, in the words of the paper. */
function conditionWords({ condition, readout, locale }: HandOutWish): string {
  const say = deskWords(locale);
  const words = factWordsOf(say);
  const { findings } = readout;
  const found = findings.length === 0 ? words.nothingFound : findings.map(words.finding).join(' ');
  const said = say(`handover:kiosk-condition.${condition}`);
  return `${said} ${say('handover:kiosk-condition.read', { found })}`.slice(0, 500);
}
