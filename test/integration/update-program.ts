/** What stands for a version of the program: 300 kB that name it. */
export function programText(minor: number): Buffer {
  return Buffer.alloc(300_000, `version 0.${minor}.0 `);
}
