/** `npm run bench [name…]`: measures, prints each figure with its baseline of the same run. */
import { deskMemory } from './desk-memory.ts';
import { type Bench, printFigures } from './report.ts';
import { submitToVisible } from './submit-to-visible.ts';

const benches: readonly Bench[] = [
  {
    name: 'submit-to-visible',
    question: 'How long until a technician sees what a visitor sent, beside the floor program?',
    run: submitToVisible,
  },
  {
    name: 'desk-memory',
    question: 'How much memory does a desk hold after 10,000 tickets?',
    run: deskMemory,
  },
];

const wanted = process.argv.slice(2);
const chosen = benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) {
  console.error(`No such bench. Known: ${benches.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
}
for (const bench of chosen) printFigures(bench, await bench.run());
