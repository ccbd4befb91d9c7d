import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { RightTemplateFacts } from '../../shared/domain/right.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { findLicence } from '../store/licence-store.ts';
import { pageOf } from '../store/register-page.ts';
import {
  insertTemplate,
  listGrants,
  listTemplates,
  lockGrant,
  lockTemplate,
  ticketOfGrant,
  updateGrant,
  updateTemplate,
} from '../store/right-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { searchWords, searchable } from '../search/search-tokens.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { grantRight, rightName } from './grant-right.ts';
import { unknownRight } from './unknown-right.ts';

type RightRoutes =
  | 'right.templates'
  | 'right.create-template'
  | 'right.change-template'
  | 'right.grants'
  | 'ticket.grant-right'
  | 'right.revoke';

/** The register of rights. */
export function rightHandlers(context: DeskContext): Pick<DeskHandlers, RightRoutes> {
  const { database } = context;
  const { read } = database;
  return {
    'right.templates': async ({ query }) => {
      const found = await listTemplates(read, {
        words: searchWords(query.q),
        before: query.before ?? null,
        limit: query.limit + 1,
      });
      const { items, next } = pageOf(found, query.limit, ({ templateId }) => templateId);
      return ok({ templates: items, next });
    },
    'right.create-template': async ({ body }) => {
      const wrong = await wrongProduct(context, body);
      if (wrong !== null) return err(wrong);
      const templateId = context.newId();
      await database.write((db) => insertTemplate(db, templateId, body, searchTextOf(body)));
      return ok({ templateId, ...body });
    },
    'right.change-template': async ({ params, body: { seen, ...facts } }) => {
      const wrong = await wrongProduct(context, facts);
      if (wrong !== null) return err(wrong);
      const { templateId } = params;
      return database.write(async (db) => {
        const template = await lockTemplate(db, database.kind, templateId);
        if (template === null) return err(unknownRight('template'));
        const newer = changedMeanwhile(seen, template);
        if (newer !== null) return err(newer);
        await updateTemplate(db, templateId, facts, searchTextOf(facts));
        return ok({ templateId, ...facts });
      });
    },
    'right.grants': async ({ query }, { session }) => {
      const found = await listGrants(
        read,
        { state: query.state, today: context.dayAt(context.clock.nowMs()) },
        {
          words: searchWords(query.q),
          before: query.before ?? null,
          limit: query.limit + 1,
        },
        queuesOf(session.role),
      );
      const { items, next } = pageOf(found, query.limit, ({ grantId }) => grantId);
      return ok({ grants: items, next });
    },
    'ticket.grant-right': ({ params, body }, { session }) =>
      grantRight(context, session, params.ticketId, body),
    'right.revoke': ({ params, body }, { session }) =>
      revokeRight(context, session, params.grantId, body.reason),
  };
}

async function revokeRight(
  context: DeskContext,
  session: Session,
  grantId: string,
  reason: string,
): Promise<Result<Record<string, never>, Fault>> {
  const ticketId = await ticketOfGrant(context.database.read, grantId);
  if (ticketId === null) return err(unknownRight('grant'));
  const revoked = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    const grant = await lockGrant(db, context.database.kind, grantId);
    if (grant === null || grant.revoked_at !== null || grant.ended_at !== null) {
      return err(unknownRight('grant that holds'));
    }
    await updateGrant(db, grantId, {
      revoked_at: at,
      revoked_by: session.name,
      revoke_reason: reason,
    });
    return ok({
      kind: 'ticket.right-revoked',
      words: reason,
      details: { right: rightName(grant), holder: grant.holder_name },
    });
  });
  return revoked.ok ? ok({}) : revoked;
}

function searchTextOf({ system, role }: RightTemplateFacts): string {
  return searchable(`${system} ${role}`);
}

async function wrongProduct(
  context: DeskContext,
  { productId }: RightTemplateFacts,
): Promise<Fault | null> {
  if (productId === null) return null;
  const product = await findLicence(context.database.read, productId);
  return product === null ? fault('input/invalid', 'There is no such product') : null;
}
