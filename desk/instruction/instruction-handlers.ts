import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { mostInstructions } from '../../shared/contract/instruction-routes.ts';
import { contentFromAnswer, emptyContent } from '../../shared/domain/instruction-draft.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { searchWords } from '../search/search-tokens.ts';
import { findAccount } from '../store/account-store.ts';
import { instructionLines } from '../store/instruction-list-store.ts';
import { contentOfVersion } from '../store/instruction-store.ts';
import { fittingInstructions, publishedInstruction } from '../store/published-instruction-store.ts';
import { readingsOf } from '../store/reading-store.ts';
import { pageOf } from '../store/register-page.ts';
import { stampSources } from '../store/stamp-source-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import {
  changeInstruction,
  today,
  unknownInstruction,
  wholeInstruction,
} from './change-instruction.ts';
import {
  approveInstruction,
  publishInstruction,
  retireInstruction,
  returnInstruction,
  submitInstruction,
} from './review-instruction.ts';
import { stampInstruction } from './stamp-instruction.ts';
import { createInstruction, writeInstruction } from './write-instruction.ts';

type InstructionRoutes =
  | `instruction.${'for' | 'published' | 'list' | 'get' | 'version' | 'create' | 'write' | 'keep'}`
  | `instruction.${'submit' | 'return' | 'approve' | 'publish' | 'retire'}`
  | `instruction.${'stamp' | 'stamp-sources'}`
  | 'ticket.instructions';

const mostSources = 20;

/** Instructions: written by staff, approved by somebody else, shown to visitors. */
export function instructionHandlers(context: DeskContext): Pick<DeskHandlers, InstructionRoutes> {
  const { database } = context;
  return {
    'instruction.for': async ({ query }) => {
      const wanted = {
        findings: query.findings ?? [],
        reason: query.reason ?? null,
        device: query.device ?? null,
        pack: query.pack === 'true',
      };
      return ok({
        instructions: await fittingInstructions(
          database.read,
          wanted,
          today(context),
          mostInstructions,
        ),
      });
    },
    'instruction.published': async ({ params }) => {
      const found = await publishedInstruction(database.read, params.slug, today(context));
      return found === null ? err(unknownInstruction()) : ok(found);
    },
    'ticket.instructions': ({ params }, { session }) =>
      instructionsForTicket(context, session, params.ticketId),
    'instruction.list': async ({ query }) => {
      const lines = await instructionLines(database.read, today(context), {
        words: searchWords(query.q),
        before: query.before ?? null,
        limit: query.limit + 1,
        state: query.state ?? null,
        without: query.without ?? null,
        ownerId: query.ownerId ?? null,
      });
      const { items, next } = pageOf(lines, query.limit, ({ instructionId }) => instructionId);
      return ok({ instructions: items, next });
    },
    'instruction.get': ({ params }) =>
      wholeInstruction(context, database.read, params.instructionId),
    'instruction.version': async ({ params }) => {
      const { instructionId, version } = params;
      const content = await contentOfVersion(database.read, instructionId, version);
      return content === null ? err(unknownInstruction()) : ok({ content });
    },
    'instruction.create': async ({ body }, { session }) => {
      const { slug, title, locale, fromTicketId } = body;
      const content =
        fromTicketId === undefined
          ? ok(emptyContent(locale, title))
          : await fromAnswer(context, session, fromTicketId, locale, title);
      if (!content.ok) return content;
      return createInstruction(context, session, slug, content.value, fromTicketId ?? null);
    },
    'instruction.write': ({ params, body }, { session }) =>
      writeInstruction(context, session, { ...params, revision: body.revision }, body.content),
    'instruction.keep': ({ params, body }) =>
      changeInstruction(context, { ...params, revision: body.revision }, async (db) => {
        const owner = await findAccount(db, { accountId: body.ownerId });
        if (owner === null || owner.role === 'approver') {
          return err(fault('input/invalid', 'The owner is no member of staff'));
        }
        if (body.reviewBy <= today(context)) {
          return err(fault('instruction/review-passed', 'The review day must be still to come'));
        }
        return ok({
          owner_id: owner.accountId,
          owner_name: owner.name,
          review_by: body.reviewBy,
        });
      }),
    'instruction.submit': ({ params, body }) => submitInstruction(context, { ...params, ...body }),
    'instruction.return': ({ params, body }, { session }) =>
      returnInstruction(context, session, { ...params, revision: body.revision }, body.words),
    'instruction.approve': ({ params, body }, { session }) =>
      approveInstruction(context, session, { ...params, ...body }),
    'instruction.publish': ({ params, body }) =>
      publishInstruction(context, { ...params, revision: body.revision }, body.unverifiedBecause),
    'instruction.retire': ({ params, body }) =>
      retireInstruction(context, { ...params, revision: body.revision }, body.reason),
    'instruction.stamp': ({ params, body }, { session }) =>
      stampInstruction(context, session, { ...params, revision: body.revision }, body),
    'instruction.stamp-sources': async (_input, { session }) =>
      ok({ sources: await stampSources(database.read, queuesOf(session.role), mostSources) }),
  };
}

/** What fits all that was read for a ticket, and why its visitor came. */
async function instructionsForTicket(context: DeskContext, session: Session, ticketId: string) {
  const ticket = await seenTicket(context, session, ticketId);
  if (!ticket.ok) return ticket;
  const { item, document } = ticket.value;
  const { read } = context.database;
  const [latest] = (await readingsOf(read, ticketId, 1)).toReversed();
  const readouts = [document.readout, latest?.readout ?? null];
  const found = readouts.flatMap((readout) => readout?.findings.map(({ code }) => code) ?? []);
  const wanted = {
    findings: [...new Set(found)],
    reason: document.reason?.category ?? null,
    device: item.deviceKind,
    pack: false,
  };
  return ok({
    instructions: await fittingInstructions(read, wanted, today(context), mostInstructions),
  });
}

async function fromAnswer(
  context: DeskContext,
  session: Session,
  ticketId: string,
  locale: Locale,
  title: string,
) {
  const ticket = await seenTicket(context, session, ticketId);
  if (!ticket.ok) return ticket;
  const { item, document } = ticket.value;
  const answer = {
    solution: document.resolution?.solution ?? '',
    category: document.reason?.category ?? null,
    deviceKind: item.deviceKind,
    finding: item.worstFinding?.code ?? null,
  };
  return ok(contentFromAnswer(answer, locale, title));
}
