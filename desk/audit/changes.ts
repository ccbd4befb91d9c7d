import type { AuditDetails } from '../../shared/domain/audit.ts';

/** A row or an object as it was found; null when it is not there. */
export type Found = Readonly<Record<string, unknown>> | null;

/** More changes of one act are counted, not told. */
const mostTold = 20;
/** Signs of one value; a document changes in many of them. */
const longestValue = 120;
/** Who and when are said by the line itself. */
const saidAlready =
  /^(?:(?:changed|updated|created)_(?:at|by|by_id)|at|since|by_id|by_name|version|revision|search_text|last_seen_at)$/u;
/** Signs that are shown before the first one that differs. */
const shownBefore = 40;
/** Changed, and never shown. */
const secret = /secret|password|token|hash|private|credential/iu;

/** What differs between before and after, as `from → to` for each part of it; nothing when all is as it was. */
export function changesBetween(before: Found, after: Found): AuditDetails {
  const was = parts(before);
  const is = parts(after);
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => was.get(name) !== is.get(name),
  );
  const told = changed
    .slice(0, mostTold)
    .map((name) => [name.slice(-60), change(name, was.get(name), is.get(name))] as const);
  const more = changed.length - told.length;
  return { ...Object.fromEntries(told), ...(more > 0 ? { more } : {}) };
}

function change(name: string, was: string | undefined, is: string | undefined): string {
  if (secret.test(name)) return '…';
  const [from, to] = [shown(was), shown(is)];
  const start = Math.max(firstDifference(from, to) - shownBefore, 0);
  return `${short(from, start)} → ${short(to, start)}`;
}

/** The path of an address is often its key, as of a webhook: only its origin is told. */
function shown(value: string | undefined): string {
  if (value === undefined || value === '') return '–';
  if (!/^\s*https?:/iu.test(value) || !URL.canParse(value)) return value;
  const { origin, href } = new URL(value);
  return href === `${origin}/` ? origin : `${origin}/…`;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** A long text is shown around what differs; half a character at a cut is left out. */
function short(value: string, start: number): string {
  if (value.length <= longestValue) return value;
  const cut = start === 0 ? '' : '…';
  const part = value.slice(start, start + longestValue - 2);
  const rest = start + part.length < value.length ? '…' : '';
  return `${cut}${part}${rest}`.replaceAll(/\p{Cs}/gu, '');
}

/** Each single value by its way from the top, such as `targets.p1.minutes`; JSON in a column is looked into. */
function parts(found: Found): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  const add = (value: unknown, way: string) => {
    if (saidAlready.test(way)) return;
    if (value === null || value === undefined) return;
    if (typeof value === 'object') {
      for (const [name, each] of Object.entries(value))
        add(each, way === '' ? name : `${way}.${name}`);
      return;
    }
    const inside = typeof value === 'string' ? parsed(value) : null;
    if (inside !== null) add(inside, way);
    else all.set(way, typeof value === 'string' ? value : JSON.stringify(value));
  };
  add(found, '');
  return all;
}

/** The object or list that a text holds as JSON; null when it is a text like any other. */
function parsed(text: string): object | null {
  if (!/^[[{]/u.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    // Somebody's words that begin with a bracket.
    return null;
  }
}
