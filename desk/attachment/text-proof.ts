/** Looks at a file as it comes in, and knows whether all of it was text so far. */
export interface TextProof {
  add(chunk: Uint8Array): void;
  /** False for good from the first byte that no text has. */
  readonly holds: boolean;
  /** Called once, after the last chunk: whether the whole file is text. */
  end(): boolean;
}

/** Control characters other than tab, the ends of lines and of pages. */
const noText = /[^\P{Cc}\t\n\f\r]/u;

/** Text is valid UTF-8 (RFC 3629) without control characters; a file of another encoding is none. */
export function textProof(): TextProof {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let holds = true;
  const look = (decode: () => string): void => {
    try {
      if (noText.test(decode())) holds = false;
    } catch {
      // What is no UTF-8 is no text.
      holds = false;
    }
  };
  return {
    add: (chunk) => {
      if (holds) look(() => decoder.decode(chunk, { stream: true }));
    },
    get holds() {
      return holds;
    },
    end: () => {
      if (holds) look(() => decoder.decode());
      return holds;
    },
  };
}
