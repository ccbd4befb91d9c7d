import type { Procedure } from '../../shared/domain/procedure.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** The published procedures, those that fit the findings of a ticket first, then those of its category. */
export function proposedFor(
  ticket: StoredTicket,
  procedures: readonly Procedure[],
): { proposed: Procedure[]; fitting: number } {
  const found = new Set(ticket.document.readout?.findings.map(({ code }) => code));
  const published = procedures.filter(({ state }) => state === 'published');
  const byFinding = published.filter(({ content }) =>
    content.findings.some((one) => found.has(one)),
  );
  const byCategory = published.filter(
    (procedure) =>
      !byFinding.includes(procedure) &&
      content(procedure).includes(ticket.document.reason?.category ?? null),
  );
  const fitting = [...byFinding, ...byCategory];
  const others = published.filter((procedure) => !fitting.includes(procedure));
  return { proposed: [...fitting, ...others], fitting: fitting.length };
}

function content(procedure: Procedure): readonly (string | null)[] {
  return procedure.content.categories;
}
