/** Marks a branch that the types prove unreachable; reaching it is a bug and is thrown. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
