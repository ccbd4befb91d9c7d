import { z } from 'zod';
import { type Fault, fault } from '../../../shared/base/fault.ts';
import { type Result, err, ok } from '../../../shared/base/result.ts';
import type { ListedRelease } from '../../../shared/contract/update-routes.ts';
import {
  type Envelope,
  envelopeSchema,
  longestDocument,
} from '../../../shared/domain/release/documents.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';
import type { PutPart } from './put-part.ts';

/** What happens to one file while it is sent. */
export type SendStep =
  | { readonly is: 'sending'; readonly name: string; readonly percent: number }
  /** The last bytes are on their way, and the desk reads all of them once more. */
  | { readonly is: 'checking'; readonly name: string }
  | { readonly is: 'document' | 'whole' | 'not-listed'; readonly name: string }
  | { readonly is: 'refused'; readonly name: string; readonly fault: Fault };

export interface SendParts {
  readonly desk: DeskClient;
  readonly putPart: PutPart;
  readonly wait: (ms: number) => Promise<void>;
  readonly onStep: (step: SendStep) => void;
  readonly stopped: AbortSignal;
}

/** Bytes of one request: often enough for a bar that moves, seldom enough for a slow line. */
const partBytes = 4 * 1024 * 1024;
const mostTries = 5;
const tryAgainMs = 3000;

const kindSchema = z.object({ type: z.enum(['root', 'targets']) });

/**
 * Sends what scripts/release.ts made: signed documents first, since the desk takes no file that they do not name,
 * and each file from where it stopped. Answers whether all of it came in.
 */
export async function sendRelease(files: readonly File[], parts: SendParts): Promise<boolean> {
  const isDocument = ({ name, size }: File) => name.endsWith('.json') && size <= longestDocument;
  const documents = await Promise.all(
    files.filter(isDocument).map(async (file) => ({ file, read: await documentIn(file) })),
  );
  const order = ({ read }: (typeof documents)[number]) =>
    read.ok && read.value.type === 'root' ? 0 : 1;
  for (const { file, read } of documents.toSorted((one, other) => order(one) - order(other))) {
    const taken = read.ok ? await sendDocument(read.value, parts.desk) : read;
    if (!taken.ok) return refused(file, taken.fault, parts);
    parts.onStep({ is: 'document', name: file.name });
  }
  for (const file of files.filter((each) => !isDocument(each))) {
    const listed = await listedAs(file, parts.desk);
    if (!listed.ok) return refused(file, listed.fault, parts);
    if (listed.value === null) {
      parts.onStep({ is: 'not-listed', name: file.name });
      return false;
    }
    const sent = await sendBytes(file, listed.value, parts);
    if (!sent.ok) return refused(file, sent.fault, parts);
    parts.onStep({ is: 'whole', name: file.name });
  }
  return true;
}

function refused({ name }: File, reason: Fault, { onStep }: SendParts): false {
  onStep({ is: 'refused', name, fault: reason });
  return false;
}

interface SignedDocument {
  readonly type: 'root' | 'targets';
  readonly envelope: Envelope;
}

async function documentIn(file: File): Promise<Result<SignedDocument, Fault>> {
  try {
    const envelope = envelopeSchema.parse(JSON.parse(await file.text()));
    const { type } = kindSchema.parse(JSON.parse(envelope.signed));
    return ok({ type, envelope });
  } catch (error) {
    return err(fault('update/garbled', `Not a signed document: ${String(error)}`));
  }
}

function sendDocument(
  { type, envelope }: SignedDocument,
  desk: DeskClient,
): Promise<Result<unknown, Fault>> {
  return type === 'root'
    ? desk.call('update.put-root', { body: envelope })
    : desk.call('update.put-targets', { body: envelope });
}

type Listed = Pick<ListedRelease, 'file' | 'isHere' | 'received'>;

/** The release, or the reader pack, whose file has this name and size, or null. */
async function listedAs(
  { name, size }: File,
  desk: DeskClient,
): Promise<Result<Listed | null, Fault>> {
  const seen = await desk.call('update.overview', {});
  if (!seen.ok) return seen;
  const { releases, packs } = seen.value;
  const listed = [...releases, ...packs].find(
    ({ file }) => file.name === name && file.size === size,
  );
  return ok(listed ?? null);
}

async function sendBytes(
  file: File,
  release: Listed,
  { desk, putPart, wait, onStep, stopped }: SendParts,
): Promise<Result<null, Fault>> {
  let { isHere, received } = release;
  let tries = 0;
  while (!isHere) {
    const part = file.slice(received, received + partBytes);
    const isLast = received + part.size >= file.size;
    onStep(
      isLast
        ? { is: 'checking', name: file.name }
        : { is: 'sending', name: file.name, percent: Math.floor((100 * received) / file.size) },
    );
    const put = await putPart(release.file.sha512, received, part, stopped);
    if (put.ok) {
      ({ received, isWhole: isHere } = put.value);
      tries = 0;
      continue;
    }
    tries += 1;
    const mayPass = put.fault.code === 'desk/unreachable' && tries < mostTries;
    if (!mayPass || stopped.aborted) return put;
    await wait(tryAgainMs);
    // Part of it may have come in.
    const now = await listedAs(file, desk);
    if (now.ok && now.value !== null) ({ isHere, received } = now.value);
  }
  return ok(null);
}
