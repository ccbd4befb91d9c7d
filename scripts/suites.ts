/**
 * The test suites, in order: each streams its output, the end names what failed, and the last line
 * counts them all. Ends with 1 when anything failed or a suite ran no test at all.
 *
 *     npm test                    all suites but those that run by name only
 *     npm test -- unit check      only these
 */
import { prepareAhead, whenInstalled } from './suites/ahead.ts';
import { buildForTests } from './suites/build-for-tests.ts';
import { checkSuite } from './suites/check.ts';
import { failureLines } from './suites/failure-lines.ts';
import { MachineLacks, prepareMachine, preparePrograms } from './suites/machine.ts';
import { packageForEscapes, packageForTests } from './suites/package-for-tests.ts';
import { playwrightSuite } from './suites/playwright-suite.ts';
import { type Count, type Failure, oneFailure, type Suite, sumOf } from './suites/suite.ts';
import { usbLabSuite } from './suites/usb-lab.ts';
import { usbVmSuite } from './suites/usb-vm.ts';
import { vitestSuite } from './suites/vitest-suite.ts';

/** One group after the other; the suites of a group run at the same time. */
const groups: readonly (readonly Suite[])[] = [
  [
    {
      ...vitestSuite('unit', 'rules, parsers and screens’ logic, nothing outside the process'),
      isPure: true,
    },
  ],
  [
    {
      ...vitestSuite('fuzz', 'every parser of outside bytes and every probe, against hostile ones'),
      isPure: true,
    },
  ],
  [
    vitestSuite(
      'integration',
      'SQLite, PostgreSQL, HTTP, child processes and programs of others',
      preparePrograms,
    ),
  ],
  [playwrightSuite('e2e', 'stories in the real Electron and a real Chromium', prepareStories)],
  [
    {
      ...playwrightSuite(
        'walks',
        'every state and size of what changes hands and of who tests at the kiosk',
        prepareStories,
      ),
      whyByName: 'its screens are looked at in their stories, without every state and size',
    },
  ],
  [
    playwrightSuite(
      'packaged',
      'the packaged app, its fuses, and one visit in it',
      packageForTests,
    ),
  ],
  [
    {
      ...playwrightSuite(
        'escape',
        'every known way out of the packaged kiosk, by the X server’s keys and hostile pages',
        packageForEscapes,
      ),
      whyByName: 'its 424 inputs take two minutes more than every change may take',
    },
  ],
  [
    {
      ...playwrightSuite(
        'update',
        'the packaged kiosk from version to version, and back from one that does not start',
        packageForTests,
      ),
      whyByName:
        'its watchdog waits two minutes for a version that does not start, as it does in the field',
    },
  ],
  // The lab’s guest has one processor and mostly waits for its devices; the tools of `check` give way to it.
  [checkSuite, ...onLinux(usbLabSuite)],
  onLinux(usbVmSuite),
];

/** User-mode Linux is a program for Linux on x64, and the virtual machine borrows the host's programs. */
function onLinux(suite: Suite): readonly Suite[] {
  return process.platform === 'linux' && process.arch === 'x64' ? [suite] : [];
}

async function prepareStories(): Promise<Readonly<Record<string, string>>> {
  await prepareMachine();
  return buildForTests();
}

const asked = process.argv.slice(2);
const suites = groups.flat();
const unknown = asked.filter((name) => suites.every((suite) => suite.name !== name));
if (unknown.length > 0) {
  console.error(`No suite called ${unknown.join(', ')}. Suites:`);
  for (const suite of suites) console.error(`  ${suite.name.padEnd(12)} ${suite.about}`);
  process.exitCode = 2;
} else {
  const chosen = groups.map((group) =>
    group.filter(({ name }) => asked.length === 0 || asked.includes(name)),
  );
  process.exitCode = await runAll(chosen);
}

function runs({ name, whyByName }: Suite): boolean {
  return whyByName === undefined || asked.includes(name);
}

async function runAll(chosen: readonly (readonly Suite[])[]): Promise<number> {
  const ended: Ended[] = [];
  const isReady = Promise.all([whenInstalled(), ...(asked.length === 0 ? [prepareAhead()] : [])]);
  for (const group of chosen) {
    if (group.some(({ isPure }) => isPure !== true)) await isReady;
    ended.push(...(await Promise.all(group.map(runOne))));
  }
  const { passed, failed } = sumOf(ended.map(({ count }) => count));
  const shaky = ended.flatMap(({ suite, count }) => named(suite, count.shaky ?? []));
  const failures = ended.flatMap(({ suite, count }) => named(suite, count.failures));
  if (shaky.length > 0) {
    console.log(`\n${failureLines(shaky, 'passed at its second try:').join('\n')}`);
  }
  if (failures.length > 0) console.log(`\n${failureLines(failures).join('\n')}`);
  const lines = ended.map(({ line }) => line);
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function named(suite: string, failures: readonly Failure[]) {
  return failures.map((failure) => ({ ...failure, suite }));
}

interface Ended {
  readonly suite: string;
  readonly line: string;
  readonly count: Count;
}

async function runOne(suite: Suite): Promise<Ended> {
  const name = suite.name.padEnd(12);
  if (!runs(suite)) {
    const line = `${name} NOT RUN, ${suite.whyByName ?? ''}: npm test -- ${suite.name}`;
    return { suite: suite.name, line, count: sumOf([]) };
  }
  const started = performance.now();
  console.log(`\n━━ ${suite.name}: ${suite.about}`);
  const count = await countOf(suite);
  const seconds = Math.round((performance.now() - started) / 1000);
  const line = `${name} ${count.passed} passed, ${count.failed} failed (${seconds} s)`;
  return { suite: suite.name, line, count };
}

/** A suite that ran nothing, or could not run, is one failure. */
async function countOf(suite: Suite): Promise<Count> {
  try {
    const count = await suite.run();
    if (count.passed + count.failed > 0) return count;
    console.log(`No test of ${suite.name} ran.`);
    return oneFailure('no test', 'No test of this suite ran.');
  } catch (error) {
    console.log(error instanceof MachineLacks ? error.message : error);
    return oneFailure('could not run', error instanceof Error ? error.message : String(error));
  }
}
