/** The bytes of a text of which every character is one byte. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}

/** The text of bytes, one character each (Latin-1), as headers and keywords are. */
export function textOf(bytes: Uint8Array): string {
  let text = '';
  // Piecewise: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 1024) {
    text += String.fromCharCode(...bytes.subarray(at, at + 1024));
  }
  return text;
}
