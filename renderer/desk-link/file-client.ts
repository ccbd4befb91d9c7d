import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { problemSchema } from '../../shared/contract/problem.ts';

/** A file that the desk made, with the name that it gave it. */
export interface DeskFile {
  readonly name: string;
  readonly content: Blob;
}

export type FetchFile = (address: string) => Promise<Result<DeskFile, Fault>>;

/** A month's report takes seconds, on a busy desk many. */
const slowestMs = 120_000;

/** Fetches whole files of the desk; what it refuses comes back as the fault that it says. */
export function createFileClient(parts: {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Hears every fault once, as that of the desk client does. */
  readonly onFault: (fault: Fault) => void;
}): FetchFile {
  return async (address) => {
    const file = await fetchFile(parts.fetch, address);
    if (!file.ok) parts.onFault(file.fault);
    return file;
  };
}

async function fetchFile(
  fetch: (address: string, init: RequestInit) => Promise<Response>,
  address: string,
): Promise<Result<DeskFile, Fault>> {
  try {
    const response = await fetch(address, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(slowestMs),
    });
    if (!response.ok) return err(faultOfText(response.status, await response.text()));
    const name = nameInHeader(response.headers.get('content-disposition') ?? '');
    return ok({ name: name ?? lastPart(address), content: await response.blob() });
  } catch (error) {
    return err(fault('desk/unreachable', `GET of a file: ${String(error)}`));
  }
}

function faultOfText(status: number, text: string): Fault {
  try {
    const { code, detail } = problemSchema.parse(JSON.parse(text));
    return fault(code, detail);
  } catch {
    // A proxy before the desk answers pages of its own.
    return fault('desk/refused', `GET of a file: status ${status}`);
  }
}

/** The name under which a file is saved (RFC 6266, 4.3; RFC 8187, 3.2), or null. */
export function nameInHeader(header: string): string | null {
  const whole = /filename\*=UTF-8''([^;\s]+)/iu.exec(header)?.[1];
  try {
    if (whole !== undefined) return decodeURIComponent(whole);
  } catch {
    // Not what the RFC says: the plain name stands beside it.
  }
  return /filename="([^"]+)"/iu.exec(header)?.[1] ?? null;
}

function lastPart(address: string): string {
  return address.split('?')[0]?.split('/').at(-1) ?? 'balie';
}
