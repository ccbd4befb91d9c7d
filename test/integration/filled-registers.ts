import { authorisationSteps, dayFrom } from './authorisation-steps.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** Puts something that is called by a word in every register and list that is small. */
export async function fillRegisters(
  desk: StartedDesk,
  of: { readonly technician: DeskVisitor; readonly lead: DeskVisitor; readonly word: string },
): Promise<void> {
  const { technician, lead, word } = of;
  const { newTicket, newTemplate, prove } = authorisationSteps(() => desk);
  const { admin } = desk;
  const { accountId } = await technician.call('session.get', {});
  const right = await newTemplate({ system: `Rooster ${word}`, fourEyes: false });
  const ticketId = await newTicket();
  await prove(technician, ticketId);
  await technician.call('ticket.grant-right', {
    params: { ticketId },
    body: {
      by: 'template',
      templateId: right,
      holder: { name: `Ona ${word}`, staffNumber: '7009' },
      untilOn: dayFrom(5),
    },
  });
  await lead.call('consumable.create', {
    body: { name: `Kabel ${word}`, ean: null, site: 'Kast', reorderAt: 1, closed: false },
  });
  await lead.call('supplier.keep', {
    body: { supplierId: null, name: 'Acme', contact: `Bel ${word}`, referenceExample: '' },
  });
  await lead.call('group.keep', {
    body: { groupId: null, name: `Groep ${word}`, members: [accountId] },
  });
  await admin.call('account.create', {
    body: { name: `Kees ${word}`, userName: `kees.${word}`, role: 'technician' },
  });
  await admin.call('account.create', {
    body: { name: `Gea ${word}`, userName: `gea.${word}`, role: 'approver' },
  });
  await admin.call('site.create', { body: { name: `Hal ${word}`, where: '' } });
}
