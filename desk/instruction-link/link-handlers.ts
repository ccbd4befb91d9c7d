import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type GivenLink, mostLinks } from '../../shared/contract/instruction-link-routes.ts';
import { type GivenInstruction, levelOf } from '../../shared/domain/instruction-link.ts';
import { mostAtKiosk } from '../../shared/domain/kiosk-instruction.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import {
  type InstructionLinkRow,
  answersOf,
  findLink,
  linkedOf,
  linksOf,
  textsOf,
} from '../store/instruction-link-store.ts';
import { editionOn, publishedOn } from '../store/published-store.ts';
import type { AttachmentFiles } from '../ticket/attachment-files.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { livingTicket } from '../ticket/status-page.ts';
import { answerAtKiosk } from './answer-at-kiosk.ts';
import { answerStep } from './answer-step.ts';
import {
  giveForTicket,
  giveWithoutTicket,
  openAgain,
  titleOf,
  titlesOf,
  unknownLink,
} from './give.ts';
import { issuePack } from './issue-pack.ts';
import { linkPage, livingLink } from './link-page.ts';
import { failingSteps } from './failing-steps.ts';
import { offersOf } from './offers.ts';
import { photoAtKiosk } from './photo-at-kiosk.ts';
import { takeAtKiosk } from './take-at-kiosk.ts';

type LinkRoutes =
  | 'ticket.instruction-offers'
  | 'ticket.give-instructions'
  | 'ticket.given-instructions'
  | 'ticket.reprint-instructions'
  | 'issue-pack.get'
  | 'issue-pack.give'
  | 'instruction-link.get'
  | 'instruction-link.answer'
  | 'status.instructions'
  | 'status.open-instructions'
  | 'kiosk.step-answer'
  | 'kiosk.take-instruction'
  | 'kiosk.instruction-photo'
  | 'kiosk.instructions';

/** How instructions reach a visitor, and what comes back of them. */
export function instructionLinkHandlers(
  context: DeskContext,
  files: AttachmentFiles,
): Pick<DeskHandlers, LinkRoutes> {
  const { read } = context.database;
  const today = () => context.dayAt(context.clock.nowMs());
  return {
    'ticket.instruction-offers': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      if (!seen.ok) return seen;
      const published = await publishedOn(read, today(), mostAtKiosk);
      return ok({ offers: offersOf(published, seen.value) });
    },
    'ticket.give-instructions': async ({ params, body }, { session }) => {
      const instructions = await publishedNow(context, body.instructionIds);
      if (!instructions.ok) return instructions;
      const { linkId, telling, locale } = body;
      const gift = { linkId, instructions: instructions.value, packFor: null, telling, locale };
      return giveForTicket(context, session, params.ticketId, gift);
    },
    'ticket.given-instructions': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      return seen.ok ? ok({ links: await givenLinks(context, params.ticketId) }) : seen;
    },
    'ticket.reprint-instructions': async ({ params }, { session }) => {
      const seen = await seenTicket(context, session, params.ticketId);
      if (!seen.ok) return seen;
      const link = await findLink(read, params.linkId);
      return link === null ? err(unknownLink()) : openAgain(context, link, params.ticketId);
    },
    'issue-pack.get': async ({ params, query }) => {
      const pack = await issuePack(context, params.device);
      if (!pack.ok) return pack;
      return ok({
        packFor: params.device,
        ...query,
        level: levelOf(query.telling),
        instructions: [...pack.value],
      });
    },
    'issue-pack.give': async ({ params, body }, { session }) => {
      const pack = await issuePack(context, params.device);
      if (!pack.ok) return pack;
      const { linkId, telling, locale } = body;
      const gift = { linkId, instructions: pack.value, packFor: params.device, telling, locale };
      return body.ticketId === null
        ? giveWithoutTicket(context, session, gift)
        : giveForTicket(context, session, body.ticketId, gift);
    },
    'instruction-link.get': async ({ params }) => {
      const link = await livingLink(context, params.token);
      return link.ok ? ok(await linkPage(context, link.value)) : link;
    },
    'instruction-link.answer': async ({ params, body }) => {
      const link = await livingLink(context, params.token);
      return link.ok ? answerStep(context, link.value, body) : link;
    },
    'status.instructions': async ({ params }) => {
      const ticket = await livingTicket(context, params.token);
      if (ticket === null) return err(noPage());
      const links = await livingLinks(context, ticket.item.ticketId);
      return ok({
        links: await Promise.all(
          links.map(async (link) => ({
            linkId: link.link_id,
            expiresAt: link.expires_at,
            titles: [...(await titlesOf(read, link))],
          })),
        ),
      });
    },
    'status.open-instructions': async ({ params }) => {
      const ticket = await livingTicket(context, params.token);
      if (ticket === null) return err(noPage());
      const link = await findLink(read, params.linkId);
      return link === null ? err(unknownLink()) : openAgain(context, link, ticket.item.ticketId);
    },
    'kiosk.step-answer': ({ params, body }, { kiosk }) =>
      answerAtKiosk(context, kiosk, params.visitId, body),
    'kiosk.take-instruction': ({ body }, { kiosk }) => takeAtKiosk(context, kiosk, body),
    'kiosk.instruction-photo': ({ params }) => photoAtKiosk(context, files, params.hash),
    'kiosk.instructions': async ({ query }) => {
      const edition = await editionOn(read, today());
      if (edition === query.known) return ok({ edition, instructions: null });
      const published = await publishedOn(read, today(), mostAtKiosk);
      return ok({ edition, instructions: published.map(({ instruction }) => instruction) });
    },
  };
}

/** These instructions as they are published now, in this order, or the fault that one is not. */
async function publishedNow(
  context: DeskContext,
  instructionIds: readonly string[],
): Promise<Result<readonly GivenInstruction[], Fault>> {
  const today = context.dayAt(context.clock.nowMs());
  const published = await publishedOn(context.database.read, today, mostAtKiosk);
  const found = [...new Set(instructionIds)].flatMap((id) =>
    published
      .map(({ instruction }) => instruction)
      .filter(({ instructionId }) => instructionId === id),
  );
  return found.length === new Set(instructionIds).size
    ? ok(
        found.map(({ instructionId, version, variants }) => ({
          instructionId,
          version,
          block: null,
          variants,
        })),
      )
    : err(fault('instruction/not-published', 'One of these is not published now'));
}

async function livingLinks(
  context: DeskContext,
  ticketId: string,
): Promise<readonly InstructionLinkRow[]> {
  const links = await linksOf(context.database.read, ticketId, mostLinks);
  return links.filter(({ expires_at }) => Date.parse(expires_at) > context.clock.nowMs());
}

async function givenLinks(context: DeskContext, ticketId: string): Promise<GivenLink[]> {
  const { read } = context.database;
  const links = await linksOf(read, ticketId, mostLinks);
  const answers = await answersOf(
    read,
    links.map(({ link_id }) => link_id),
  );
  return Promise.all(
    links.map(async (link) => ({
      linkId: link.link_id,
      telling: link.telling,
      locale: link.locale,
      givenBy: link.given_by,
      givenAt: link.given_at,
      expiresAt: link.expires_at,
      packFor: link.device_type,
      instructions: (await textsOf(read, linkedOf(link))).map((instruction) => ({
        title: titleOf(instruction, link),
        failingSteps: failingSteps(
          instruction,
          link.locale,
          answers.filter(({ linkId }) => linkId === link.link_id),
        ),
      })),
    })),
  );
}

function noPage(): Fault {
  return fault('status/unknown', 'No such page, or no longer');
}
