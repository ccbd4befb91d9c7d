/** One server-sent event as it came over the wire. */
export interface Frame {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/**
 * Reads one event stream until it ends or is cut off. The text format is that of the HTML standard,
 * section 9.2.6; the desk sends one `data` line per event.
 */
export async function readFrames(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  onFrame: (frame: Frame) => void,
): Promise<void> {
  try {
    const response = await fetch(url, { headers, signal });
    if (!response.ok || response.body === null) return;
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const frame = frameOf(block);
        if (frame !== null) onFrame(frame);
      }
    }
  } catch {
    // Cut off, by us or by the desk's death: the caller resumes.
  }
}

function frameOf(block: string): Frame | null {
  const field = (name: string): string =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  const data = field('data');
  return data === '' ? null : { id: field('id'), event: field('event'), data };
}
