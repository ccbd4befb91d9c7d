import { build } from '../../scripts/build/build.ts';

/** Once per run of the integration tests: the desk that they start is the built one, which ships. */
export function setup(): Promise<void> {
  return build(['desk'], (line) => console.log(line));
}
