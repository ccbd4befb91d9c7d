import { type Fault, fault } from '../../shared/base/fault.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { listAccounts } from '../store/account-store.ts';
import { type PublishedConfig, publishConfig } from '../store/kiosk-config-store.ts';
import { type StoredProposal, endProposal } from '../store/kiosk-proposal-store.ts';
import type { Db } from '../store/tables.ts';

export function unknownConfig(): Fault {
  return fault('configuration/unknown', 'There is no such profile, version or proposal');
}

export function changedMeanwhile(): Fault {
  return fault('configuration/changed-meanwhile', 'Another version was published meanwhile');
}

/** Whether somebody may approve a proposal: another admin, or the only one that the desk has. */
export async function mayApprove(
  db: Db,
  { proposedById }: StoredProposal,
  { accountId }: Session,
): Promise<'yes' | 'alone' | 'no'> {
  if (proposedById !== accountId) return 'yes';
  const admins = (await listAccounts(db)).filter(({ role }) => role === 'admin');
  return admins.length === 1 ? 'alone' : 'no';
}

/** Publishes the next version of a profile. */
export function nextOf(
  db: Db,
  profileId: string,
  current: PublishedConfig | null,
  next: Omit<PublishedConfig, 'version'>,
): Promise<void> {
  return publishConfig(db, profileId, { ...next, version: (current?.version ?? 0) + 1 });
}

/** Publishes or rejects what is proposed; the fault says why not. */
export async function decideProposal(
  db: Db,
  wanted: {
    readonly proposal: StoredProposal;
    readonly current: PublishedConfig | null;
    readonly session: Session;
    readonly at: string;
    readonly decision: 'approve' | 'reject';
  },
): Promise<Fault | null> {
  const { proposal, current, session, at, decision } = wanted;
  const decided = { at, by: session.name };
  if (decision === 'reject') {
    const rejected = await endProposal(db, proposal.proposalId, 'rejected', decided);
    return rejected ? null : unknownConfig();
  }
  const may = await mayApprove(db, proposal, session);
  if (may === 'no') return fault('configuration/four-eyes', 'Another admin has to approve this');
  if (proposal.basedOn !== (current?.version ?? 0)) return changedMeanwhile();
  if (!(await endProposal(db, proposal.proposalId, 'approved', decided))) return unknownConfig();
  await nextOf(db, proposal.profileId, current, {
    content: proposal.content,
    words: proposal.words,
    proposedAt: proposal.proposedAt,
    proposedBy: proposal.proposedBy,
    publishedAt: at,
    publishedBy: session.name,
    alone: may === 'alone',
    returnOf: null,
  });
  return null;
}
