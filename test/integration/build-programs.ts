import { build } from '../../scripts/build/build.ts';

/** Once per run of the integration tests: the programs that they start are the built ones, which ship. */
export function setup(): Promise<void> {
  return build(['desk', 'main', 'reader'], (line) => console.log(line));
}
