import { v7 } from 'uuid';
import type { Role } from '../../shared/contract/desk-contract.ts';
import type { RightTemplateFacts } from '../../shared/domain/right.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

export const dayMs = 24 * 60 * 60 * 1000;

/** The day so many days from now. */
export function dayFrom(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}

/** The fault code of an answer, or `ok`. */
export function codeOf({ body }: { readonly body: unknown }): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'ok';
}

export function tokenOf(linkPath: string): string {
  return linkPath.split('/').at(-1) ?? '';
}

/** For whom the rights of these tests are. */
export const holder = { name: 'Noor de Vries', staffNumber: '100001' };

/** Somebody signed in, with what is known of his account. */
export interface Somebody {
  readonly visitor: DeskVisitor;
  readonly accountId: string;
}

/** What the tests of approvals and rights do again and again at a desk. */
export function authorisationSteps(desk: () => StartedDesk) {
  const newTicket = async (change: Partial<TicketIntake> = {}) =>
    (
      await desk().kiosk.call('ticket.create', {
        body: intake({ reportType: 'authorisation', ...change }),
      })
    ).ticketId;
  const newTemplate = async (facts: Partial<RightTemplateFacts> = {}) =>
    (
      await desk().admin.call('right.create-template', {
        body: {
          system: `Personeel ${v7()}`,
          role: 'Lezer',
          rights: 'Ziet roosters van het eigen team.',
          defaultDays: 90,
          approverLevel: 'approver',
          fourEyes: true,
          productId: null,
          active: true,
          ...facts,
        },
      })
    ).templateId;
  const signedIn = async (role: Role, name: string) => {
    const visitor = await desk().staff(role, name);
    return { visitor, ...(await visitor.call('session.get', {})) };
  };
  const askBody = (approver: Somebody | null, templateId: string | null) => ({
    approver:
      approver === null
        ? ({ kind: 'link', name: 'Jo Bakker', email: 'jo@example.invalid' } as const)
        : ({ kind: 'account', accountId: approver.accountId } as const),
    subject: 'Roosters bekijken voor het nieuwe team.',
    risk: 'Ziet namen van collega’s.',
    holder,
    untilOn: dayFrom(30),
    templateId,
  });
  const ask = (
    by: DeskVisitor,
    ticketId: string,
    approver: Somebody | null,
    templateId: string | null,
  ) =>
    by.call('ticket.ask-approval', {
      params: { ticketId },
      body: askBody(approver, templateId),
    });
  const answer = (by: DeskVisitor, approvalId: string, token: string | null = null) =>
    by.ask('approval.decide', {
      params: { approvalId },
      body: { decision: 'approved', reason: 'Hoort bij het werk.', token },
    });
  const prove = (by: DeskVisitor, ticketId: string) =>
    by.call('ticket.prove-identity', {
      params: { ticketId },
      body: { how: 'id-document', remark: null },
    });
  const grant = (by: DeskVisitor, ticketId: string, approvalId: string) =>
    by.ask('ticket.grant-right', {
      params: { ticketId },
      body: { by: 'approval', approvalId },
    });
  return { newTicket, newTemplate, signedIn, askBody, ask, answer, prove, grant };
}
