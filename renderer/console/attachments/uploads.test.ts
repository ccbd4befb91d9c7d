import { describe, expect, it } from 'vitest';
import { fault, type Fault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { largestAttachment, type Attachment } from '../../../shared/domain/attachment.ts';
import { createUploads } from './uploads.ts';

const ticketId = '01900000-0000-7000-8000-000000000001';

const fileOf = (name: string, type = 'image/png', size = 5): File =>
  Object.defineProperty(new File(['x'], name, { type }), 'size', { value: size });

/** A desk that takes files when the test says so. */
function slowDesk() {
  const sending = new Map<
    string,
    {
      readonly stopped: AbortSignal;
      readonly percent: (percent: number) => void;
      readonly end: (reply: Result<Attachment, Fault>) => Promise<void>;
    }
  >();
  let count = 0;
  const uploads = createUploads({
    newId: () => `upload-${(count += 1)}`,
    send: (_ticketId, file, percent, stopped) =>
      new Promise((resolve) => {
        sending.set(file.name, {
          stopped,
          percent,
          end: async (reply) => {
            resolve(reply);
            // What follows on a reply is done in the tasks after it.
            await new Promise((later) => setImmediate(later));
          },
        });
      }),
  });
  const states = () => uploads.list.get().map(({ file, state }) => `${file.name}: ${state.is}`);
  const sent = (name: string) => {
    const found = sending.get(name);
    if (found === undefined) throw new Error(`${name} was not sent`);
    return found;
  };
  return { uploads, states, sent };
}

const kept = ok({} as Attachment);

describe('files on their way to a ticket', () => {
  it('go two at a time, the next when one is there', async () => {
    const { uploads, states, sent } = slowDesk();
    uploads.add(ticketId, [fileOf('a.png'), fileOf('b.png'), fileOf('c.png')]);
    expect(states()).toEqual(['a.png: sending', 'b.png: sending', 'c.png: waiting']);

    sent('b.png').percent(40);
    await sent('b.png').end(kept);

    expect(states()).toEqual(['a.png: sending', 'b.png: done', 'c.png: sending']);
  });

  it('are not sent at all when they are of another type, too large or empty', () => {
    const { uploads } = slowDesk();

    uploads.add(ticketId, [
      fileOf('x.exe', 'application/x-msdownload'),
      fileOf('map', ''),
      fileOf('groot.png', 'image/png', largestAttachment + 1),
      fileOf('leeg.pdf', 'application/pdf', 0),
    ]);

    expect(uploads.list.get().map(({ state }) => state)).toEqual([
      { is: 'refused', why: 'type' },
      { is: 'refused', why: 'type' },
      { is: 'refused', why: 'size' },
      { is: 'refused', why: 'empty' },
    ]);
  });

  it('that failed are sent again on request, unless it would end the same', async () => {
    const { uploads, states, sent } = slowDesk();
    uploads.add(ticketId, [fileOf('a.png'), fileOf('b.png')]);
    await sent('a.png').end(err(fault('desk/unreachable', 'away')));
    await sent('b.png').end(err(fault('attachment/not-what-it-says', 'lies')));
    const failed = uploads.list.get().map(({ state }) => state.is === 'failed' && state.again);

    uploads.retry('upload-1');
    await sent('a.png').end(kept);

    expect(failed).toEqual([true, false]);
    expect(states()).toEqual(['a.png: done', 'b.png: failed']);
  });

  it('are stopped when somebody takes them from the list', async () => {
    const { uploads, states, sent } = slowDesk();
    uploads.add(ticketId, [fileOf('a.png'), fileOf('b.png'), fileOf('c.png')]);

    uploads.dismiss('upload-1');
    await sent('a.png').end(err(fault('desk/unreachable', 'stopped')));

    expect(sent('a.png').stopped.aborted).toBe(true);
    expect(states()).toEqual(['b.png: sending', 'c.png: sending']);
  });

  it('that are done make room for the next ones of the same ticket, not of another', async () => {
    const { uploads, states, sent } = slowDesk();
    uploads.add(ticketId, [fileOf('a.png')]);
    uploads.add('another', [fileOf('b.png')]);
    await sent('a.png').end(kept);
    await sent('b.png').end(kept);

    uploads.add(ticketId, [fileOf('c.png')]);

    expect(states()).toEqual(['b.png: done', 'c.png: sending']);
  });
});
