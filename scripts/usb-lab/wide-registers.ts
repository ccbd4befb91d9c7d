import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The host hands a thread's registers over whole or not at all (`PTRACE_SETREGSET` of `NT_X86_XSTATE`). With tile
 * registers (AMX) these are 11,008 bytes; user-mode Linux 6.12 has 2,696, and dies at its first program there:
 * "ptrace set fp regs failed, errno = 14". Newer kernels ask the host.
 */
const wideBytes = 12_288;

/** The same room is taken from a thread's stack in the kernel, which is twice as large then. */
export const wideStack = 'CONFIG_KERNEL_STACK_ORDER=3\n';

/** Everything in which a kernel for such a processor differs, for its name in the cache. */
export const wideMark = `${wideBytes} ${wideStack}`;

/** Whether this machine's registers need a kernel of their own; `cpuinfo` is `/proc/cpuinfo`. */
export function hasWideRegisters(cpuinfo: string): boolean {
  return /^flags\s*:.*\bamx_tile\b/mu.test(cpuinfo);
}

/** The same of the machine that this program runs on. */
export function needsWideRegisters(): boolean {
  return hasWideRegisters(readFileSync('/proc/cpuinfo', 'utf8'));
}

/** Makes the room in unpacked sources. */
export function widenRegisters(sources: string): void {
  const file = join(sources, 'arch', 'x86', 'um', 'user-offsets.c');
  const room = 'DEFINE_LONGS(HOST_FP_SIZE, 2696)';
  const text = readFileSync(file, 'utf8');
  if (!text.includes(room)) throw new Error(`${file} has no ${room} to widen`);
  writeFileSync(file, text.replace(room, `DEFINE_LONGS(HOST_FP_SIZE, ${wideBytes})`));
}
