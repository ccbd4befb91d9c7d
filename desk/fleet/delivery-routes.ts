/**
 * What a retired kiosk may still do: bring what its visitors left with it, and say that it has gone.
 * Photos have no route in the contract and go by a name of their own.
 */
export const deliveryRoutes: ReadonlySet<string> = new Set([
  'ticket.create',
  'exchange.put',
  'kiosk.step-answer',
  'attachment.put',
  'kiosk.gone',
]);
