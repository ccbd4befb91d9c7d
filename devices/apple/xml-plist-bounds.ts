/** Prologue as Apple's tools write it: declaration and document type, without definitions of its own. */
const prologue = /^\ufeff?\s*(?:<\?xml[^<>?]{0,200}\?>\s*)?(?:<!DOCTYPE plist[^<>[]{0,200}>\s*)?/u;
/** One tag of a property list, a run of plain text, or one of the entities that XML itself has. */
const token =
  /<(?<closing>\/?)(?<name>plist|dict|key|string|integer|real|data|date|array|true|false)(?: version="[\d.]{1,8}")?[ \t\r\n]*(?<empty>\/?)>|[^<>&]+|>|&(?:amp|lt|gt|quot|apos|#\d{1,5}|#x[\da-f]{1,4});/uy;

/** White space as XML has it (XML 1.0 section 2.3); in a regular expression `\s` is more, a byte order mark for one. */
const blank = /^[ \t\r\n]*$/u;

const mostTags = 20_000;
const deepest = 32;

/**
 * The element of a text that is a small, well-formed XML property list and nothing else, or null. The XML reader of plist
 * 5.0.0 (@xmldom/xmldom 0.9) recurses into what is deep and writes what it cannot read to the
 * process's log, where a device's words have no place; so it only gets what it can read, without the
 * prologue. Total.
 */
export function plainXmlPlist(text: string): string | null {
  if (text.includes(']]>')) return null;
  const open: string[] = [];
  let tags = 0;
  let rootSeen = false;
  const start = prologue.exec(text)?.[0].length ?? 0;
  token.lastIndex = start;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found === null) return null;
    const { closing = '', name = '', empty = '' } = found.groups ?? {};
    if (name === '') {
      // Beside the root there may be white space only.
      if (open.length === 0 && !blank.test(found[0])) return null;
      continue;
    }
    tags += 1;
    if (tags > mostTags || (closing !== '' && empty !== '')) return null;
    if (closing !== '') {
      if (open.pop() !== name) return null;
      continue;
    }
    if (open.length === 0) {
      if (rootSeen || name !== 'plist') return null;
      rootSeen = true;
    }
    if (empty === '') open.push(name);
    if (open.length > deepest) return null;
  }
  // The reader warns of U+FFFD on the log as well, each time.
  return rootSeen && open.length === 0 ? text.slice(start).replaceAll('\ufffd', '?') : null;
}
