import { type ClientRequest, request } from 'node:http';

/** A technician's screen as far as the network is concerned: one open event stream. */
export interface EventListener {
  close(): void;
}

/** Opens one event stream and tells each event's data and the moment when it was parsed. */
export function listenToEvents(
  url: string,
  headers: Readonly<Record<string, string>>,
  onData: (data: unknown, atMs: number) => void,
): Promise<EventListener> {
  let text = '';
  return listenToFrames(url, headers, (chunk) => {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const from = block.indexOf('data: ');
      if (from < 0) continue;
      const data: unknown = JSON.parse(block.slice(from + 6));
      onData(data, performance.now());
    }
  });
}

/** Opens one event stream and tells its text as it comes in. */
export async function listenToFrames(
  url: string,
  headers: Readonly<Record<string, string>>,
  onText: (text: string) => void,
): Promise<EventListener> {
  let open: ClientRequest | null = null;
  await new Promise<void>((resolve, reject) => {
    open = request(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`${url} answered ${response.statusCode}`));
        return;
      }
      response.setEncoding('utf8');
      response.on('data', onText);
      response.on('error', () => undefined); // closed by us at the end of a measurement
      resolve();
    });
    open.on('error', reject);
    open.end();
  });
  return { close: () => open?.destroy() };
}
