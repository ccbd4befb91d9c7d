import { type Fault, fault } from '../../shared/base/fault.ts';

/**
 * The one place that reads PostgreSQL's errors (SQLSTATE, appendix A of its manual). The text may
 * hold values of the row and is left out.
 */
export function faultFromPostgres(error: unknown): Fault {
  const state = stateOf(error);
  return state === '53100'
    ? fault('store/full', 'The disk of the PostgreSQL server is full')
    : fault('store/failed', `PostgreSQL refused: ${state}`);
}

/**
 * Whether a transaction was undone for what others did at the same moment, so that the same may work when it is
 * begun again: 40001 and 40P01, class 40 "Transaction Rollback" of appendix A.
 */
export function mayWorkAgain(error: unknown): boolean {
  return ['40001', '40P01'].includes(stateOf(error));
}

function stateOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) {
    if (typeof error.code === 'string') return error.code;
  }
  return error instanceof Error ? error.name : 'unknown error';
}

/** Whether an error came from `pg`: a server's answer or a lost connection. */
export function isPostgresError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/u.test(error.code)) ||
    /connection terminated|timeout exceeded when trying to connect/iu.test(error.message) ||
    ('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET'))
  );
}
