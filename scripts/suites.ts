/**
 * The test suites, in order: each streams its output, the end names what failed, and the last line
 * counts them all. Ends with 1 when anything failed or a suite ran no test at all.
 *
 *     npm test                    all suites but those that run by name only
 *     npm test -- unit check      only these
 */
import { buildForTests } from './suites/build-for-tests.ts';
import { checkSuite } from './suites/check.ts';
import { failureLines } from './suites/failure-lines.ts';
import { MachineLacks, prepareMachine, preparePrograms } from './suites/machine.ts';
import { packageForEscapes, packageForTests } from './suites/package-for-tests.ts';
import { playwrightSuite } from './suites/playwright-suite.ts';
import { type Count, type Failure, oneFailure, type Suite } from './suites/suite.ts';
import { usbLabSuite } from './suites/usb-lab.ts';
import { usbVmSuite } from './suites/usb-vm.ts';
import { vitestSuite } from './suites/vitest-suite.ts';

const suites: readonly Suite[] = [
  checkSuite,
  vitestSuite('unit', 'rules, parsers and screens’ logic, nothing outside the process'),
  vitestSuite('fuzz', 'every parser of outside bytes and every probe, against hostile ones'),
  vitestSuite(
    'integration',
    'SQLite, PostgreSQL, HTTP, child processes and programs of others',
    preparePrograms,
  ),
  playwrightSuite('e2e', 'stories in the real Electron and a real Chromium', prepareStories),
  {
    ...playwrightSuite(
      'walks',
      'every state and size of what changes hands and of who tests at the kiosk',
      prepareStories,
    ),
    whyByName: 'its screens are looked at in their stories, without every state and size',
  },
  playwrightSuite('packaged', 'the packaged app, its fuses, and one visit in it', packageForTests),
  {
    ...playwrightSuite(
      'escape',
      'every known way out of the packaged kiosk, by the X server’s keys and hostile pages',
      packageForEscapes,
    ),
    whyByName: 'its 424 inputs take two minutes more than every change may take',
  },
  {
    ...playwrightSuite(
      'update',
      'the packaged kiosk from version to version, and back from one that does not start',
      packageForTests,
    ),
    whyByName:
      'its watchdog waits two minutes for a version that does not start, as it does in the field',
  },
  // User-mode Linux is a program for Linux on x64, and the virtual machine borrows the host's programs.
  ...(process.platform === 'linux' && process.arch === 'x64' ? [usbLabSuite, usbVmSuite] : []),
];

async function prepareStories(): Promise<Readonly<Record<string, string>>> {
  await prepareMachine();
  return buildForTests();
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => suites.every((suite) => suite.name !== name));
if (unknown.length > 0) {
  console.error(`No suite called ${unknown.join(', ')}. Suites:`);
  for (const suite of suites) console.error(`  ${suite.name.padEnd(12)} ${suite.about}`);
  process.exitCode = 2;
} else {
  const chosen = suites.filter((suite) => asked.length === 0 || asked.includes(suite.name));
  for (const suite of chosen) {
    // Its own run waits for the same work, and tells why it failed.
    if (runs(suite)) void suite.beforehand?.().catch(() => undefined);
  }
  process.exitCode = await runAll(chosen);
}

function runs({ name, whyByName }: Suite): boolean {
  return whyByName === undefined || asked.includes(name);
}

async function runAll(chosen: readonly Suite[]): Promise<number> {
  let passed = 0;
  let failed = 0;
  const lines: string[] = [];
  const failures: (Failure & { readonly suite: string })[] = [];
  const shaky: (Failure & { readonly suite: string })[] = [];
  for (const suite of chosen) {
    const started = performance.now();
    if (!runs(suite)) {
      lines.push(`${suite.name.padEnd(12)} NOT RUN, ${suite.whyByName}: npm test -- ${suite.name}`);
      continue;
    }
    console.log(`\n━━ ${suite.name}: ${suite.about}`);
    const count = await countOf(suite);
    passed += count.passed;
    failed += count.failed;
    failures.push(...count.failures.map((failure) => ({ ...failure, suite: suite.name })));
    shaky.push(...(count.shaky ?? []).map((failure) => ({ ...failure, suite: suite.name })));
    const seconds = Math.round((performance.now() - started) / 1000);
    lines.push(
      `${suite.name.padEnd(12)} ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
    );
  }
  if (shaky.length > 0) {
    console.log(`\n${failureLines(shaky, 'passed at its second try:').join('\n')}`);
  }
  if (failures.length > 0) console.log(`\n${failureLines(failures).join('\n')}`);
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
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
