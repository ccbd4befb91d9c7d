/**
 * What a retired kiosk may still do: bring what visitors and testers left with it, and say that it has gone.
 * Photos have no route in the contract and go by a name of their own.
 */
export const deliveryRoutes: ReadonlySet<string> = new Set([
  'ticket.create',
  'exchange.put',
  'kiosk.step-answer',
  'attachment.put',
  'kiosk-test.start',
  'kiosk-test.end-step',
  'kiosk.gone',
]);
