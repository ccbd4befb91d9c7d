/** BatteryManager.BATTERY_HEALTH_*, 1 to 7. */
const conditions = [
  'unknown',
  'good',
  'overheat',
  'dead',
  'over-voltage',
  'failure',
  'cold',
] as const;
export type BatteryCondition = (typeof conditions)[number];

/** What a phone says of its battery; null where it says nothing that can be true. */
export interface AndroidBattery {
  readonly levelPercent: number | null;
  readonly condition: BatteryCondition | null;
  readonly degreesCelsius: number | null;
  readonly millivolts: number | null;
  readonly cycles: number | null;
  /** Samsung's own figure of what is left of the capacity ("ASOC"). */
  readonly capacityPercent: number | null;
}

/**
 * Reads `dumpsys battery` (AOSP, BatteryService.dumpInternal). The first line of a name counts: makers
 * print more below. Total; a value that no phone battery can have is no value.
 */
export function parseBattery(text: string): AndroidBattery {
  const values = new Map<string, number>();
  for (const [, name = '', digits = ''] of text.matchAll(
    /^[ \t]*([A-Za-z][A-Za-z _]{0,40}):[ \t]*\[?(-?\d{1,9})\]?[ \t]*\r?$/gmu,
  )) {
    const key = name.toLowerCase();
    if (!values.has(key)) values.set(key, Number(digits));
  }
  const within = (name: string, smallest: number, largest: number) => {
    const value = values.get(name);
    return value !== undefined && value >= smallest && value <= largest ? value : null;
  };
  const level = within('level', 0, 100_000);
  const scale = within('scale', 1, 100_000);
  const health = within('health', 1, conditions.length);
  const tenths = within('temperature', -300, 1000);
  // Samsung keeps hundredths of cycles.
  const usage = within('msavedbatteryusage', 1, 1_000_000);
  return {
    levelPercent:
      level === null || scale === null || level > scale ? null : Math.round((level / scale) * 100),
    condition: health === null ? null : (conditions[health - 1] ?? null),
    // 0 is what a phone without a sensor says.
    degreesCelsius: tenths === null || tenths === 0 ? null : tenths / 10,
    millivolts: within('voltage', 2000, 6000),
    cycles:
      within('cycle count', 1, 10_000) ??
      within('battery cycle', 1, 10_000) ??
      (usage === null ? null : Math.round(usage / 100)),
    capacityPercent: within('msavedbatteryasoc', 1, 100),
  };
}

/** Reads the kernel's `cycle_count`; most phones keep it from the shell, and 0 means "not counted". */
export function parseCycleCount(text: string): number | null {
  const found = /^\s*(\d{1,5})\s*$/u.exec(text);
  const cycles = found === null ? 0 : Number(found[1]);
  return cycles >= 1 && cycles <= 10_000 ? cycles : null;
}
