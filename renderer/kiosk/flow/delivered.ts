import { tell, stay, type Command, type Model, type Reply, type Turn } from './model.ts';
import { numberOn } from './screen.ts';

type ReceiptReply = Extract<Reply, { call: 'visit.receipt' }>;

/** Asks what the desk said of the visit whose number stands here, unless it has said it already. */
export function askReceipt({ screen }: Model): readonly Command[] {
  const receipt = numberOn(screen)?.receipt;
  return receipt === undefined || receipt.confirmedByDesk
    ? []
    : [{ call: 'visit.receipt', input: { visitId: receipt.visitId } }];
}

/** Any visit of this kiosk may have reached the desk; only the one whose number stands here is asked about. */
export function visitDelivered(model: Model, visitId: string): Turn {
  return numberOn(model.screen)?.receipt.visitId === visitId
    ? tell(model, ...askReceipt(model))
    : stay(model);
}

/** The desk has the visit now. Nobody did anything, so the screen stands no longer than it would have. */
export function receiptCame(model: Model, { result }: ReceiptReply): Model {
  const { screen } = model;
  const on = numberOn(screen);
  if (on === null || on.receipt.confirmedByDesk || !result.ok) return model;
  const { visitId, confirmedByDesk } = result.value;
  if (visitId !== on.receipt.visitId || !confirmedByDesk) return model;
  const { printer } = on.receipt;
  const now = { ...on, receipt: { ...result.value, printer }, deliveredMeanwhile: true };
  return { ...model, screen: screen.at === 'instruction' ? { ...screen, before: now } : now };
}
