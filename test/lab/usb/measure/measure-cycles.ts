import type { LabStation } from '../lab-station.ts';
import { plugCycles } from '../plug-cycles.ts';
import { openFiles, residentMegabytes, zombies } from '../reader-state.ts';
import { askHeld } from './held.ts';
import type { MeasuredCycles } from './measured.ts';

/** Plugs in and out so many times, and looks at what the reader holds on to meanwhile. */
export async function measureCycles(
  station: LabStation,
  heldSocket: string,
  cycles: number,
): Promise<MeasuredCycles> {
  const sampleEvery = Math.max(1, Math.round(cycles / 20));
  const { pid } = station.reader;
  const taken = {
    residentMegabytes: [] as number[],
    heapMegabytes: [] as number[],
    openFiles: [] as number[],
    listeners: [] as number[],
    resources: [] as number[],
  };
  const sample = async () => {
    const { heapMegabytes, listeners, resources } = await askHeld(heldSocket);
    taken.heapMegabytes.push(heapMegabytes);
    taken.residentMegabytes.push(residentMegabytes(pid));
    taken.openFiles.push(openFiles(pid));
    taken.listeners.push(listeners);
    taken.resources.push(resources);
  };
  await sample();
  const { ins, outs, lost } = await plugCycles(station, cycles, async (done) => {
    if (done % sampleEvery === 0) await sample();
  });
  await sample();
  return {
    cycles,
    sampleEvery,
    ins: [...ins],
    outs: [...outs],
    lost: [...lost],
    ...taken,
    zombies: zombies().length,
  };
}
