/** `npm run bench [name…]`: measures, prints each figure with its baseline of the same run. */
import { claimsUnderLoad } from './claims.ts';
import { day } from './day.ts';
import { deskMemory } from './desk-memory.ts';
import { durableCommit } from './durable-commit.ts';
import { eventLoop } from './event-loop.ts';
import { heartbeat } from './heartbeat.ts';
import { kioskMemory } from './kiosk-memory.ts';
import { kioskStart } from './kiosk-start.ts';
import { monthReport } from './month-report.ts';
import { plugToCard } from './plug-to-card.ts';
import { pushFanOut } from './push-fan-out.ts';
import { queue } from './queue.ts';
import { queuePage } from './queue-page.ts';
import { register } from './register.ts';
import { type Bench, printFigures } from './report.ts';
import { submitToScreen } from './submit-to-screen.ts';
import { submitToVisible } from './submit-to-visible.ts';
import { tapToPaint } from './tap-to-paint.ts';
import { usbLab } from './usb-lab.ts';

const benches: readonly Bench[] = [
  {
    name: 'submit-to-visible',
    question: 'How long until a technician sees what a visitor sent, beside the floor program?',
    run: submitToVisible,
  },
  {
    name: 'submit-to-screen',
    question: "How long until a second browser's console has drawn it, beside the floor's page?",
    run: submitToScreen,
  },
  {
    name: 'durable-commit',
    question: 'What does it cost that a ticket is on the disk before its kiosk is answered?',
    run: durableCommit,
  },
  {
    name: 'event-loop',
    question: 'How long does the desk stand still while technicians search and kiosks submit?',
    run: eventLoop,
  },
  {
    name: 'claims',
    question: 'Is any of 7,500 visitors called twice by sixteen technicians?',
    run: claimsUnderLoad,
  },
  {
    name: 'day',
    question: 'Is anybody lost or called twice in days of ten technicians?',
    run: day,
  },
  {
    name: 'desk-memory',
    question: 'How much memory does a desk hold after 10,000 tickets?',
    run: deskMemory,
  },
  {
    name: 'month-report',
    question: 'How long does the report of a month of 10,000 tickets take?',
    run: monthReport,
  },
  {
    name: 'queue',
    question: 'How often does a wait lie inside the range that a visitor was told?',
    run: queue,
  },
  {
    name: 'queue-page',
    question: 'Does a queue page or a search slow down when a desk has a million tickets?',
    run: queuePage,
  },
  {
    name: 'register',
    question: 'Does the register stay fast with 100,000 assets, and the desk during an import?',
    run: register,
  },
  {
    name: 'push-fan-out',
    question: 'What does it cost to tell a thousand technicians what happened?',
    run: pushFanOut,
  },
  {
    name: 'heartbeat',
    question: 'What do 500 kiosks cost that tell each half minute how they are?',
    run: heartbeat,
  },
  {
    name: 'kiosk-start',
    question: 'How long until a kiosk shows its first screen, beside an empty window?',
    run: kioskStart,
  },
  {
    name: 'tap-to-paint',
    question: 'How long after a tap does the kiosk draw, on a processor four times slower?',
    run: tapToPaint,
  },
  {
    name: 'plug-to-card',
    question: 'How long from a plugged-in device to what people see of it?',
    run: plugToCard,
  },
  {
    name: 'usb-lab',
    question:
      'How soon is a device on a real USB bus known and read, beside the programs of others?',
    run: usbLab,
  },
  {
    name: 'kiosk-memory',
    question: 'Does a kiosk grow over thousands of visits, once it is warm?',
    run: kioskMemory,
  },
];

const wanted = process.argv.slice(2);
const chosen = benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) {
  console.error(`No such bench. Known: ${benches.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
}
for (const bench of chosen) printFigures(bench, await bench.run());
