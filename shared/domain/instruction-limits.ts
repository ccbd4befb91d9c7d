import type { InstructionLevel } from './instruction.ts';

/** The most that a text of one level has: characters, and numbers of safety measures and steps. */
export interface InstructionLimits {
  readonly title: number;
  readonly intro: number;
  readonly safety: number;
  readonly safetyEach: number;
  readonly steps: number;
  readonly do: number;
  readonly see: number;
  readonly ifNot: number;
}

/** A slip is 80 mm wide and an A2 reader takes one thing at a time; an expert reads on. */
export const instructionLimits: Readonly<Record<InstructionLevel, InstructionLimits>> = {
  A2: {
    title: 60,
    intro: 160,
    safety: 4,
    safetyEach: 140,
    steps: 9,
    do: 140,
    see: 120,
    ifNot: 140,
  },
  B1: {
    title: 70,
    intro: 300,
    safety: 5,
    safetyEach: 200,
    steps: 12,
    do: 220,
    see: 180,
    ifNot: 220,
  },
  expert: {
    title: 80,
    intro: 500,
    safety: 6,
    safetyEach: 300,
    steps: 20,
    do: 400,
    see: 300,
    ifNot: 400,
  },
};
