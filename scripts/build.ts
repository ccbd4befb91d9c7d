/** `npm run build`: everything, or only the parts that are named. */
import { build } from './build/build.ts';
import { type PartName, parts } from './build/parts.ts';

// Object.keys loses the literal types; these are the keys of `parts`.
const all = Object.keys(parts) as PartName[];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`No part called ${unknown.join(', ')}. Parts: ${all.join(', ')}`);
  process.exitCode = 2;
} else {
  await build(
    all.filter((name) => asked.length === 0 || asked.includes(name)),
    (line) => console.log(line),
  );
}
