import { type Fault, fault } from '../../shared/base/fault.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { listAccounts } from '../store/account-store.ts';
import { type PublishedConfig, profilesIn, publishConfig } from '../store/kiosk-config-store.ts';
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
  // Who is shut out can approve nothing.
  const admins = (await listAccounts(db)).filter(
    ({ role, blocked }) => role === 'admin' && blocked !== true,
  );
  return admins.length === 1 ? 'alone' : 'no';
}

/** More versions than any profile gets; a kiosk that tells of more is not believed. */
const mostVersions = 1_000_000;

/**
 * Publishes the next version of a profile, above those that its kiosks run: a desk that was restored from
 * a backup has forgotten some, and a kiosk takes none that is older than what it has had.
 */
export async function nextOf(
  db: Db,
  profileId: string,
  current: PublishedConfig | null,
  next: Omit<PublishedConfig, 'version'>,
): Promise<void> {
  const [profile] = await profilesIn(db, profileId);
  const run = (profile?.kiosks ?? [])
    .flatMap(({ running }) => (running?.profileId === profileId ? [running.version] : []))
    .filter((version) => version < mostVersions);
  const version = Math.max(current?.version ?? 0, ...run) + 1;
  await publishConfig(db, profileId, { ...next, version });
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
