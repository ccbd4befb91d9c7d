/** An expected outcome: a value, or a failure that the caller must look at. */
export type Result<T, F> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: F };

/** A success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failure that was expected and is returned, never thrown. */
export function err<F>(fault: F): { readonly ok: false; readonly fault: F } {
  return { ok: false, fault };
}
