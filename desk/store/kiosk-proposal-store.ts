import { type KioskConfig, kioskConfigSchema } from '../../shared/domain/kiosk-config.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const contentText = storedJson(kioskConfigSchema);

/** A content that somebody wants for the kiosks of a profile. */
export interface StoredProposal {
  readonly proposalId: string;
  readonly profileId: string;
  readonly basedOn: number;
  readonly content: KioskConfig;
  readonly words: string;
  readonly state: 'open' | 'approved' | 'rejected';
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly proposedById: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
}

export async function insertProposal(
  db: Db,
  proposal: Omit<StoredProposal, 'state' | 'decidedAt' | 'decidedBy'>,
): Promise<void> {
  await db
    .insertInto('kiosk_proposal')
    .values({
      proposal_id: proposal.proposalId,
      profile_id: proposal.profileId,
      based_on: proposal.basedOn,
      content: JSON.stringify(proposal.content),
      words: proposal.words,
      state: 'open',
      proposed_at: proposal.proposedAt,
      proposed_by: proposal.proposedBy,
      proposed_by_id: proposal.proposedById,
      decided_at: null,
      decided_by: null,
    })
    .execute();
}

/** The last one of a profile, whatever became of it. */
export async function latestProposal(db: Db, profileId: string): Promise<StoredProposal | null> {
  const row = await db
    .selectFrom('kiosk_proposal')
    .selectAll()
    .where('profile_id', '=', profileId)
    .orderBy('proposal_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        proposalId: row.proposal_id,
        profileId: row.profile_id,
        basedOn: row.based_on,
        content: contentText.parse(row.content),
        words: row.words,
        state: row.state,
        proposedAt: row.proposed_at,
        proposedBy: row.proposed_by,
        proposedById: row.proposed_by_id,
        decidedAt: row.decided_at,
        decidedBy: row.decided_by,
      };
}

/** Ends an open proposal; false when somebody was first. */
export async function endProposal(
  db: Db,
  proposalId: string,
  state: 'approved' | 'rejected',
  decided: { readonly at: string; readonly by: string },
): Promise<boolean> {
  const row = await db
    .updateTable('kiosk_proposal')
    .set({ state, decided_at: decided.at, decided_by: decided.by })
    .where('proposal_id', '=', proposalId)
    .where('state', '=', 'open')
    .returning('proposal_id')
    .executeTakeFirst();
  return row !== undefined;
}
