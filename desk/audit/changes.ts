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
  return `${short(was)} → ${short(is)}`;
}

function short(value: string | undefined): string {
  if (value === undefined || value === '') return '–';
  return value.length > longestValue ? `${value.slice(0, longestValue - 1)}…` : value;
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
