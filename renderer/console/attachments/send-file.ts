import { fault, type Fault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { uploadPath } from '../../../shared/contract/attachment-paths.ts';
import { problemSchema } from '../../../shared/contract/problem.ts';
import { fillPath } from '../../../shared/contract/route.ts';
import { attachmentSchema, type Attachment, typeSaid } from '../../../shared/domain/attachment.ts';
import type { SendFile } from './uploads.ts';

/** By XMLHttpRequest: `fetch` does not tell how much of a body has gone. */
export const sendFile: SendFile = (ticketId, file, onPercent, stopped) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const name = encodeURIComponent(file.name.slice(-1000));
    request.open('POST', `${fillPath(uploadPath, { ticketId })}?name=${name}`);
    request.setRequestHeader('content-type', typeSaid(file.name, file.type) ?? file.type);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onPercent(Math.floor((100 * loaded) / total));
    });
    request.addEventListener('load', () => resolve(replyOf(request)));
    for (const end of ['error', 'abort', 'timeout']) {
      request.addEventListener(end, () =>
        resolve(err(fault('desk/unreachable', `The upload ended: ${end}`))),
      );
    }
    stopped.addEventListener('abort', () => request.abort());
    request.send(file);
  });

function replyOf(request: XMLHttpRequest): Result<Attachment, Fault> {
  const body = jsonOf(request.responseText);
  if (request.status === 200) {
    const parsed = attachmentSchema.safeParse(body);
    return parsed.success ? ok(parsed.data) : err(fault('output/invalid', parsed.error.message));
  }
  const problem = problemSchema.safeParse(body);
  return err(
    problem.success
      ? fault(problem.data.code, problem.data.detail)
      : fault('desk/refused', `The upload was answered with status ${request.status}`),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's own page; the status says enough.
    return null;
  }
}
