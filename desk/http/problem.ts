import type { FastifyReply } from 'fastify';
import { type Fault, faultTraits } from '../../shared/base/fault.ts';
import type { Problem } from '../../shared/contract/desk-contract.ts';
import { STATUS_CODES } from './node-http.ts';

/** A fault as RFC 9457 problem details; HTTP has a status of its own for some. */
export function problemOf(fault: Fault, status: number = faultTraits[fault.code].status): Problem {
  return {
    type: `urn:balie:fault:${fault.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: fault.detail,
    code: fault.code,
  };
}

/** Answers with a fault. */
export function sendProblem(reply: FastifyReply, fault: Fault, status?: number): FastifyReply {
  const problem = problemOf(fault, status);
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((body: string) => body)
    .send(JSON.stringify(problem));
}
