import type { z } from 'zod';
import { type Fault, fault } from '../../../shared/base/fault.ts';
import { type Result, err, ok } from '../../../shared/base/result.ts';
import { problemSchema } from '../../../shared/contract/problem.ts';
import { fillPath } from '../../../shared/contract/route.ts';
import { receivedFileSchema, updateFilePath } from '../../../shared/contract/update-routes.ts';

type Received = z.infer<typeof receivedFileSchema>;

/** Sends the next bytes of a file; answers how much the desk has. */
export type PutPart = (
  sha512: string,
  from: number,
  bytes: Blob,
  stopped: AbortSignal,
) => Promise<Result<Received, Fault>>;

/** A slow line has five minutes for one part; the desk reads the whole file once more after the last. */
const longestMs = 5 * 60_000;

export const putPart: PutPart = async (sha512, from, bytes, stopped) => {
  const address = `${fillPath(updateFilePath, { sha512 })}?from=${from}`;
  try {
    const response = await fetch(address, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(longestMs)]),
    });
    const body: unknown = JSON.parse(await response.text());
    const received = receivedFileSchema.safeParse(body);
    if (response.ok && received.success) return ok(received.data);
    const problem = problemSchema.safeParse(body);
    return problem.success
      ? err(fault(problem.data.code, problem.data.detail))
      : err(fault('desk/refused', `A part was answered with status ${response.status}`));
  } catch (error) {
    return err(fault('desk/unreachable', `A part did not arrive: ${String(error)}`));
  }
};
