import { assertNever } from '../../../shared/base/assert-never.ts';
import type { FaultCode } from '../../../shared/base/fault.ts';
import type { HandOutChoice, HandOutOffers, OfferedPool } from '../../../shared/domain/hand-out.ts';
import type { Category } from '../../../shared/domain/report-type.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { forget } from './forget.ts';
import { go, goBack, turnInto } from './go.ts';
import { type HandOutScreen, isHandOutScreen } from './hand-out-screen.ts';
import type { HandOutTap } from './hand-out-tap.ts';
import { ask, ownDevices, stay, tell, type Model, type Reply, type Turn } from './model.ts';
import { hashOf, type Photo, photoOf } from './photo.ts';
import { nextOfReason, saidOf } from './reason.ts';

/** Faults of the way to the desk: the same signature, sent again, may well arrive. Whatever the desk refused stays so. */
const mayPass: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'hand-out/photo-not-sent',
  'desk/unreachable',
  'desk/stopping',
  'input/too-many',
  'store/failed',
  'store/full',
]);

type HandOutReply = Extract<Reply, { call: `hand-out.${string}` }>;

/** Whether this visitor may take something along by himself: the desk knows who he is, and what for he came. */
export function mayTakeAlong(draft: VisitDraft, category: Category): boolean {
  return (
    draft.errand === 'handover' &&
    (category === 'collect' || category === 'borrow') &&
    draft.visitor?.kind === 'known'
  );
}

/** Asks the desk what he may take along. */
export function beginHandOut(model: Model, draft: VisitDraft, category: Category): Turn {
  return askOffers(
    go(model, { at: 'hand-out-choose', category, offers: 'asked', trouble: null }),
    draft,
  );
}

function askOffers(model: Model, { visitId }: VisitDraft): Turn {
  return ask(model, { call: 'hand-out.offers', input: { visitId } });
}

/** The pools that are shown: all to who borrows, to who collects only what a lead let him have. */
export function poolsShown(offers: HandOutOffers, category: Category): readonly OfferedPool[] {
  return category === 'borrow'
    ? offers.pools
    : offers.pools.filter(({ approved, stand }) => approved && stand !== 'needs-lead');
}

export function onHandOutTap(model: Model, draft: VisitDraft | null, tap: HandOutTap): Turn {
  const { screen } = model;
  if (model.pending !== null || draft === null) return stay(model);
  const { visitId } = draft;
  switch (tap.type) {
    case 'hand-out-chosen': {
      if (screen.at !== 'hand-out-choose' || !isOffer(screen.offers)) return stay(model);
      const { category, offers } = screen;
      const { choice } = tap;
      return stay(
        turnInto(model, { at: 'hand-out-plug', refused: null, category, offers, choice }),
      );
    }
    case 'hand-out-receipt-asked':
      return screen.at === 'hand-out-choose'
        ? ask(model, { call: 'hand-out.receipt', input: { visitId, handoverId: tap.handoverId } })
        : stay(model);
    case 'hand-out-declined':
      if (!('category' in screen) || !isHandOutScreen(screen)) return stay(model);
      // A photo that is still on its way to the disk is waited for; then it goes along to the ticket.
      if ('photo' in screen && screen.photo.state === 'sending') return stay(model);
      return stay(toWords(model, screen));
    case 'hand-out-read': {
      const device = ownDevices(model).find(({ deviceId }) => deviceId === tap.deviceId);
      if (screen.at !== 'hand-out-plug' || device === undefined) return stay(model);
      const { refused: _refused, ...chosen } = screen;
      return ask(turnInto(model, { ...chosen, at: 'hand-out-reading', device, prompt: null }), {
        call: 'hand-out.read',
        input: { visitId, choice: chosen.choice, deviceId: device.deviceId },
      });
    }
    case 'hand-out-checked': {
      // A photo that is still on its way to the disk is waited for.
      if (screen.at !== 'hand-out-check' || screen.photo.state === 'sending') return stay(model);
      const { condition, accessories } = tap;
      const { accessories: _before, photo, ...chosen } = screen;
      const checked = { condition, accessories, photoHash: hashOf(photo) };
      return stay(turnInto(model, { ...chosen, at: 'hand-out-sign', checked }));
    }
    case 'hand-out-signed': {
      if (screen.at !== 'hand-out-sign') return stay(model);
      const { offers, checked } = screen;
      return ask(model, {
        call: 'hand-out.sign',
        input: {
          visitId,
          dueOn: dueOnOf(screen),
          condition: checked.condition,
          accessories: [...tap.accessories],
          photoHash: checked.photoHash,
          locale: model.locale,
          terms: { version: offers.terms.version, level: tap.level },
          signature: tap.signature,
          mail: tap.mail,
        },
      });
    }
    case 'hand-out-ended':
      return screen.at === 'hand-out-done' ? forget(model, 'done') : stay(model);
    default:
      return assertNever(tap);
  }
}

/** The ticket of somebody who takes nothing along; a photo that he took goes along with his words. */
function toWords(model: Model, screen: Extract<HandOutScreen, { category: Category }>): Model {
  const { category } = screen;
  const { words, photo: before } = saidOf(model, category);
  const taken = photoOfHandOut(screen);
  const photo = taken.state === 'kept' ? taken : before;
  const known: Model = { ...model, unsaid: { at: 'words', category, triage: {}, words, photo } };
  return go(known, nextOfReason({ category, triage: {} }, known));
}

/** The photo that he took of the device, if any. */
export function photoOfHandOut(screen: HandOutScreen): Photo {
  if (screen.at === 'hand-out-sign') return photoOf(screen.checked.photoHash);
  return screen.at === 'hand-out-check' ? screen.photo : { state: 'none' };
}

/** Until when what was chosen is lent; null when it is for good. */
export function dueOnOf({
  offers,
  choice,
}: Pick<Extract<HandOutScreen, { at: 'hand-out-plug' }>, 'offers' | 'choice'>): string | null {
  if (choice.of === 'set-aside') return null;
  return offers.pools.find(({ poolId }) => poolId === choice.poolId)?.dueOn ?? null;
}

/** One face earlier; what was signed stays signed. */
export function backInHandOut(model: Model, screen: HandOutScreen, visitId: string): Turn {
  switch (screen.at) {
    case 'hand-out-choose':
      return stay(goBack(model));
    case 'hand-out-plug':
      return stay(
        turnInto(model, {
          at: 'hand-out-choose',
          category: screen.category,
          offers: screen.offers,
          trouble: null,
        }),
      );
    case 'hand-out-reading':
      return tell(plugging(model, screen, null), {
        call: 'hand-out.stop-reading',
        input: { visitId },
      });
    case 'hand-out-check':
      return stay(plugging(model, screen, null));
    case 'hand-out-sign': {
      const { checked, ...before } = screen;
      const { accessories, photoHash } = checked;
      return stay(
        turnInto(model, {
          ...before,
          at: 'hand-out-check',
          accessories,
          photo: photoOf(photoHash),
        }),
      );
    }
    case 'hand-out-done':
      return stay(model);
    default:
      return assertNever(screen);
  }
}

/** What the core answered to somebody who takes a device along. */
export function onHandOutReply(model: Model, reply: HandOutReply): Turn {
  const { screen, draft } = model;
  if (draft === null) return stay(model);
  switch (reply.call) {
    case 'hand-out.offers':
      return offered(model, reply);
    case 'hand-out.read': {
      if (screen.at !== 'hand-out-reading') return stay(model);
      const { result } = reply;
      if (!result.ok) return stay(plugging(model, screen, result.fault.code));
      if (result.value.outcome === 'refused') {
        return stay(plugging(model, screen, result.value.fault.code));
      }
      const { device: _device, prompt: _prompt, ...chosen } = screen;
      const found = result.value.device;
      return stay(
        turnInto(model, {
          ...chosen,
          at: 'hand-out-check',
          found,
          accessories: [],
          photo: { state: 'none' },
        }),
      );
    }
    case 'hand-out.sign':
    case 'hand-out.receipt': {
      const { result } = reply;
      if (result.ok) {
        return stay({
          ...turnInto(model, { at: 'hand-out-done', handedOut: result.value }),
          trail: [],
        });
      }
      if (reply.call === 'hand-out.sign' && mayPass.has(result.fault.code)) {
        const { call, input } = reply;
        return stay({ ...model, stuck: { fault: result.fault, retry: { call, input } } });
      }
      if (!isHandOutScreen(screen) || !('category' in screen)) return stay(model);
      // What is offered may be another thing now: it is asked anew, and the reason is said with it.
      const { category, offers } = screen;
      const trouble = result.fault.code;
      return askOffers(
        turnInto(model, { at: 'hand-out-choose', category, offers, trouble }),
        draft,
      );
    }
    case 'hand-out.stop-reading':
      return stay(model);
    default:
      return assertNever(reply);
  }
}

function offered(
  model: Model,
  { result }: Extract<HandOutReply, { call: 'hand-out.offers' }>,
): Turn {
  const { screen } = model;
  if (screen.at !== 'hand-out-choose') return stay(model);
  const { category } = screen;
  if (!result.ok) {
    const { code } = result.fault;
    if (code === 'hand-out/badge-needed') {
      return stay({ ...model, screen: { ...screen, offers: null, trouble: code } });
    }
    const known = isOffer(screen.offers) ? screen.offers : null;
    return stay({ ...model, screen: { ...screen, offers: known } });
  }
  const offers = result.value;
  const some = offers.setAside.length + offers.lately.length + poolsShown(offers, category).length;
  // Nothing lies here for him: then it is as it is for everybody.
  return stay(
    some === 0 && screen.trouble === null
      ? turnInto(model, nextOfReason({ category, triage: {} }, model))
      : { ...model, screen: { ...screen, offers } },
  );
}

/** Whether the desk has said what there is. */
export function isOffer(offers: HandOutOffers | 'asked' | null): offers is HandOutOffers {
  return offers !== null && offers !== 'asked';
}

function plugging(
  model: Model,
  { category, offers, choice }: Extract<HandOutScreen, { choice: HandOutChoice }>,
  refused: FaultCode | null,
): Model {
  return turnInto(model, { at: 'hand-out-plug', refused, category, offers, choice });
}
