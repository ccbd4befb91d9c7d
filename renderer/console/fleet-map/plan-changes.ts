import type { FloorPlan } from '../../../shared/domain/fleet/floor-plan.ts';

/** What somebody filled in about a floor; null keeps the picture that it has. */
export interface PlanTyped {
  readonly name: string;
  readonly photoHash: string | null;
}

/** Only what he changed of the plan that he began from: what another admin changed meanwhile stays so. */
export function planChanges(
  begun: FloorPlan,
  { name, photoHash }: PlanTyped,
): { name?: string; photoHash?: string } {
  return {
    ...(name === begun.name ? {} : { name }),
    ...(photoHash === null ? {} : { photoHash }),
  };
}
