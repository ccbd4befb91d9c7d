import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { type Fault, faultTraits } from '../../shared/base/fault.ts';
import type { Problem } from '../../shared/contract/desk-contract.ts';

/** A fault as RFC 9457 problem details. */
export function problemOf(fault: Fault): Problem {
  const { status } = faultTraits[fault.code];
  return {
    type: `urn:balie:fault:${fault.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: fault.detail,
    code: fault.code,
  };
}

/** Answers with a fault. */
export function sendProblem(reply: FastifyReply, fault: Fault): FastifyReply {
  const problem = problemOf(fault);
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((body: string) => body)
    .send(JSON.stringify(problem));
}
