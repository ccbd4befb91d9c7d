/** Does something with each item, with so many at once; resolves when all are done. */
export async function fewAtATime<T>(
  items: Iterable<T>,
  atATime: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) await task(next.value);
  };
  await Promise.all(Array.from({ length: atATime }, lane));
}
