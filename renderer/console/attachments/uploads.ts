import type { Fault, FaultCode } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import { largestAttachment, type Attachment, typeSaid } from '../../../shared/domain/attachment.ts';
import { createStore, type Store } from '../../desk-link/store.ts';

/** How far a file is. What is refused was never sent. */
export type UploadState =
  | { readonly is: 'waiting' }
  | { readonly is: 'sending'; readonly percent: number }
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly why: 'type' | 'size' | 'empty' }
  | { readonly is: 'failed'; readonly fault: Fault; readonly again: boolean };

/** A file on its way to a ticket. */
export interface Upload {
  readonly uploadId: string;
  readonly ticketId: string;
  readonly file: File;
  readonly state: UploadState;
}

/** Sends one file; `onPercent` hears how much of it has gone. */
export type SendFile = (
  ticketId: string,
  file: File,
  onPercent: (percent: number) => void,
  stopped: AbortSignal,
) => Promise<Result<Attachment, Fault>>;

/** Files on their way to tickets; they go on when another card is opened meanwhile. */
export interface Uploads {
  readonly list: Store<readonly Upload[]>;
  /** What came before and is done with that ticket is no longer shown. */
  readonly add: (ticketId: string, files: readonly File[]) => void;
  readonly retry: (uploadId: string) => void;
  /** No longer shown; one that is on its way is stopped. */
  readonly dismiss: (uploadId: string) => void;
}

const atOnce = 2;

/** Sending the same bytes again would end the same. */
const final: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'attachment/not-what-it-says',
  'input/too-large',
  'input/invalid',
  'ticket/unknown',
]);

export function createUploads(parts: {
  readonly send: SendFile;
  readonly newId: () => string;
}): Uploads {
  const list = createStore<readonly Upload[]>([]);
  const stops = new Map<string, AbortController>();

  const become = (uploadId: string, state: UploadState) =>
    list.set(list.get().map((each) => (each.uploadId === uploadId ? { ...each, state } : each)));

  function goOn(): void {
    const sending = list.get().filter(({ state }) => state.is === 'sending').length;
    const next = list.get().find(({ state }) => state.is === 'waiting');
    if (next === undefined || sending >= atOnce) return;
    void start(next);
    goOn();
  }

  async function start({ uploadId, ticketId, file }: Upload): Promise<void> {
    const stop = new AbortController();
    stops.set(uploadId, stop);
    become(uploadId, { is: 'sending', percent: 0 });
    const reply = await parts.send(
      ticketId,
      file,
      (percent) => {
        if (!stop.signal.aborted) become(uploadId, { is: 'sending', percent });
      },
      stop.signal,
    );
    stops.delete(uploadId);
    become(
      uploadId,
      reply.ok
        ? { is: 'done' }
        : { is: 'failed', fault: reply.fault, again: !final.has(reply.fault.code) },
    );
    goOn();
  }

  return {
    list,
    add: (ticketId, files) => {
      const shown = list
        .get()
        .filter(
          (each) =>
            each.ticketId !== ticketId || (each.state.is !== 'done' && each.state.is !== 'refused'),
        );
      list.set([
        ...shown,
        ...files.map((file) => ({
          uploadId: parts.newId(),
          ticketId,
          file,
          state: firstState(file),
        })),
      ]);
      goOn();
    },
    retry: (uploadId) => {
      const found = list.get().find((each) => each.uploadId === uploadId);
      if (found?.state.is !== 'failed') return;
      become(uploadId, { is: 'waiting' });
      goOn();
    },
    dismiss: (uploadId) => {
      stops.get(uploadId)?.abort();
      list.set(list.get().filter((each) => each.uploadId !== uploadId));
    },
  };
}

function firstState(file: File): UploadState {
  if (typeSaid(file.name, file.type) === null) return { is: 'refused', why: 'type' };
  if (file.size > largestAttachment) return { is: 'refused', why: 'size' };
  return file.size === 0 ? { is: 'refused', why: 'empty' } : { is: 'waiting' };
}
