/**
 * Whether a ticket was refused because its visit has one already: the same hand-over came in twice at
 * one moment. SQLite names the column in its text, PostgreSQL (SQLSTATE 23505) the constraint.
 */
export function isTakenVisit(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  if (error.code === 'SQLITE_CONSTRAINT') return error.message.includes('ticket.visit_id');
  return (
    error.code === '23505' &&
    'constraint' in error &&
    typeof error.constraint === 'string' &&
    error.constraint.includes('visit_id')
  );
}
