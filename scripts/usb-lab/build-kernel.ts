import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MachineLacks } from '../suites/machine.ts';
import { command } from '../suites/suite.ts';
import { compilerFlags, kernelConfig, kernelPlace, sourcePackage } from './kernel-place.ts';
import { provide, type Need } from './needs.ts';
import { needsWideRegisters, wideStack, widenRegisters } from './wide-registers.ts';

/** What turns Debian's kernel sources into a program: what shows that it is there, and its package. */
const buildNeeds: readonly Need[] = [
  { file: '/usr/bin/make', package: 'make' },
  { file: '/usr/bin/gcc', package: 'gcc' },
  { file: '/usr/bin/flex', package: 'flex' },
  { file: '/usr/bin/bison', package: 'bison' },
  { file: '/usr/bin/bc', package: 'bc' },
  { file: '/usr/bin/xz', package: 'xz-utils' },
  { file: '/usr/include/stdio.h', package: 'libc6-dev' },
];

/**
 * Three quarters of the sources by size: no part of them is compiled here, and their `Kconfig` and `Makefile`
 * are all that the build reads.
 */
const notUnpacked = [
  '*/Documentation/*/*',
  '*/arch/[!ux]*.[chS]',
  '*.dts*',
  '*/sound/*.[ch]',
  '*/tools/perf/*',
  '*/tools/testing/*',
  ...['accel', 'clk', 'gpu', 'iio', 'infiniband', 'media', 'net/*', 'pinctrl', 'staging'].map(
    (folder) => `*/drivers/${folder}/*.[ch]`,
  ),
];

/** Longer than 7 CPU minutes take on a machine with much other work. */
const buildMinutes = 40;

/** A build that takes what others leave of the processors until it is told to hurry. */
let ahead: { readonly hurry: AbortController; readonly kernel: Promise<string> } | null = null;

/** Begins to build the kernel beside other suites. How that ends is told by `provideKernel`. */
export function buildKernelAhead(): void {
  if (ahead !== null || existsSync(kernelPlace())) return;
  const hurry = new AbortController();
  ahead = { hurry, kernel: buildKernel(hurry.signal) };
  void Promise.allSettled([ahead.kernel]);
}

/**
 * The user-mode Linux kernel of the lab: from the cache, else built once from Debian's sources, about
 * 7 CPU minutes of work. Throws `MachineLacks` with what is missing.
 */
export async function provideKernel(): Promise<string> {
  if (ahead !== null) {
    ahead.hurry.abort();
    return ahead.kernel;
  }
  const place = kernelPlace();
  return existsSync(place) ? place : buildKernel(AbortSignal.abort());
}

/** Compiles idly until `hurry` is aborted, and as fast as it can from then on. */
async function buildKernel(hurry: AbortSignal): Promise<string> {
  await provideKernelTools();
  const place = kernelPlace();
  const folder = mkdtempSync(join(tmpdir(), 'balie-kernel-'));
  try {
    const sources = await unpackSources(folder);
    say(
      'not in the cache; building user-mode Linux, about 7 CPU minutes, once; the result is kept',
    );
    const built = await make(sources, join(folder, 'build'), hurry);
    mkdirSync(dirname(place), { recursive: true });
    // Stripped beside its place and then renamed: the cache never holds half a kernel.
    const beside = `${place}.${process.pid}`;
    await run('strip', ['-o', beside, built]);
    chmodSync(beside, 0o755);
    renameSync(beside, place);
    return place;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gets what a build needs of this machine, unless the kernel is there. */
export async function provideKernelTools(): Promise<void> {
  if (!existsSync(kernelPlace())) await provide(buildNeeds, 'Building the lab’s kernel');
}

async function unpackSources(folder: string): Promise<string> {
  say(`fetching ${sourcePackage}, about 150 MB`);
  const shell = `cd '${folder}' && apt-get download -q ${sourcePackage} && dpkg-deb -x ${sourcePackage}_*.deb .`;
  const fetched = await command('sh', ['-c', shell], { capture: true, limitMinutes: 10 });
  const archive = join(folder, 'usr', 'src', `${sourcePackage}.tar.xz`);
  if (!existsSync(archive)) {
    throw new MachineLacks(
      `Debian’s package ${sourcePackage} cannot be had here (Debian 12 with security updates, or 13):\n` +
        fetched.output.trim(),
    );
  }
  const excluded = notUnpacked.map((pattern) => `--exclude=${pattern}`);
  await run('tar', ['-xf', archive, '-C', folder, '--wildcards', ...excluded]);
  return join(folder, sourcePackage);
}

/** The unstripped kernel. */
async function make(sources: string, output: string, hurry: AbortSignal): Promise<string> {
  mkdirSync(output);
  const fragments = [kernelConfig];
  if (needsWideRegisters()) {
    widenRegisters(sources);
    fragments.push(join(output, 'wide.config'));
    writeFileSync(join(output, 'wide.config'), wideStack);
  }
  const base = ['-C', sources, 'ARCH=um', `O=${output}`];
  await run('make', [...base, 'tinyconfig']);
  const config = join(output, '.config');
  await run(join(sources, 'scripts', 'kconfig', 'merge_config.sh'), [
    ...['-m', '-O', output],
    ...[config, ...fragments],
  ]);
  await run('make', [...base, 'olddefconfig']);
  const started = performance.now();
  const linux = [...base, `KCFLAGS=${compilerFlags}`, 'linux'];
  if (!hurry.aborted) {
    // Nobody who has work waits for a program of this class. What it made stays when it is told to end.
    const options = { capture: true, limitMinutes: buildMinutes, signal: hurry };
    await command('chrt', ['--idle', '0', 'make', ...linux], options);
    say(`${Math.round((performance.now() - started) / 1000)} s ahead`);
  }
  const jobs = Math.min(2, availableParallelism());
  await run('make', [`-j${jobs}`, ...linux]);
  say(`built in ${Math.round((performance.now() - started) / 1000)} s`);
  const [kernel] = globSync(join(output, 'linux'));
  if (kernel === undefined) throw new Error('make ended well and left no kernel');
  return kernel;
}

function say(line: string): void {
  console.log(`  the lab’s kernel: ${line}`);
}

/** Runs one tool of the build; its output is shown only when it fails. */
async function run(program: string, args: readonly string[]): Promise<void> {
  const options = { capture: true, limitMinutes: buildMinutes };
  const { code, output } = await command(program, args, options);
  if (code === 0) return;
  if (output.endsWith(`ended after ${buildMinutes} minutes\n`)) {
    throw new MachineLacks(`The lab’s kernel was not built within ${buildMinutes} minutes here.`);
  }
  throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output.slice(-4000)}`);
}
