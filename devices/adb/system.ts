/** Seconds since the start, the first figure of /proc/uptime (proc(5)). Total. */
export function parseUptime(text: string): number | null {
  const found = /^(\d{1,10})\.\d{1,3} /u.exec(text);
  return found === null ? null : Number(found[1]);
}

export interface FileSystemSize {
  readonly capacityBytes: number;
  readonly freeBytes: number;
}

/**
 * Size and free space from `df -k` of one folder: blocks, used, available and a percentage in the last
 * line that has them (a long device name stands on a line of its own). Old phones print another table,
 * which gives null. Total; a free space larger than the whole is not believed.
 */
export function parseDiskFree(text: string): FileSystemSize | null {
  const found = [
    ...text.matchAll(/[ \t](\d{1,12})[ \t]+(\d{1,12})[ \t]+(\d{1,12})[ \t]+\d{1,3}%/gu),
  ];
  const last = found.at(-1);
  if (last === undefined) return null;
  const capacityBytes = Number(last[1]) * 1024;
  const freeBytes = Number(last[3]) * 1024;
  return capacityBytes > 0 && freeBytes <= capacityBytes ? { capacityBytes, freeBytes } : null;
}

/** A setting that is 0 or 1; `null` and everything else is no answer (AOSP, `settings get`). Total. */
export function parseSwitch(text: string): boolean | null {
  const value = text.slice(0, 16).trim();
  return value === '1' ? true : value === '0' ? false : null;
}
