import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { handoverKindSchema } from '../../../shared/domain/handover.ts';
import { HandoverDesk } from './handover-desk.tsx';

/** Issue, lend and take back; an address may name what for, for which ticket and which device. */
export function HandoverPage() {
  const params: { readonly kind?: string; readonly ticketId?: string; readonly tag?: string } =
    useParams({ strict: false });
  const kind = handoverKindSchema.catch('loan').parse(params.kind);
  const [round, setRound] = useState(0);
  const address = `${kind} ${params.ticketId ?? ''} ${params.tag ?? ''}`;
  return (
    <HandoverDesk
      // The next person begins with an empty list.
      key={`${address} ${round}`}
      address={address}
      kind={kind}
      ticketId={params.ticketId ?? null}
      tag={round === 0 ? (params.tag ?? null) : null}
      onNext={() => setRound(round + 1)}
    />
  );
}
