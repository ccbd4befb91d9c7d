/**
 * For a field of which the words were sent: empties it, and leaves it alone when somebody typed on
 * meanwhile. `sent` is what stood in it when it was sent.
 */
export const emptied =
  <Value>(sent: Value, empty: Value) =>
  (now: Value): Value =>
    now === sent ? empty : now;
