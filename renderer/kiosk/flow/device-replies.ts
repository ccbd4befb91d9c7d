import type { FaultCode } from '../../../shared/base/fault.ts';
import type { Readout } from '../../../shared/domain/readout.ts';
import { bringsBack } from '../../../shared/domain/visit-flow.ts';
import type { VisitDraft } from '../../../shared/domain/visit.ts';
import { tellEarlier } from './earlier.ts';
import { go, goOn, turnInto } from './go.ts';
import { stay, type Model, type Reply, type Turn } from './model.ts';
import type { KeptShut } from './screen.ts';
import { commandOf, stuck } from './stuck.ts';

type ReplyTo<N extends Reply['call']> = Extract<Reply, { call: N }>;

/** The label has become the readout; a number that the core refuses is shown where it was typed. */
export function labelRead(model: Model, reply: ReplyTo<'label.read'>): Turn {
  if (reply.result.ok) {
    const { readout, draft } = reply.result.value;
    if (bringsBack(draft)) return goOn({ ...model, draft }, draft);
    return tellEarlier(go({ ...model, draft }, { at: 'device-result', readout }), draft);
  }
  const { fault } = reply.result;
  return model.screen.at === 'device-label' && fault.code.startsWith('identifier/')
    ? stay({ ...model, screen: { at: 'device-label', labels: [], refused: fault.code } })
    : stuck(model, { fault, command: commandOf(reply) });
}

const shutBy: Readonly<Partial<Record<FaultCode, KeptShut>>> = {
  'device/trust-refused': 'refused',
  'device/trust-timeout': 'no-answer',
  'device/locked': 'locked',
};

/** Why the device let us no further, when that is what ended one of the probes. */
function keptShut({ probes }: Readout): KeptShut | null {
  for (const { fault } of probes) {
    const why = fault === null ? undefined : shutBy[fault.code];
    if (why !== undefined) return why;
  }
  return null;
}

/** The whole readout, or why there is none. What came before the cable was pulled is kept. */
export function readingEnded(model: Model, reply: ReplyTo<'device.read'>): Turn {
  const { screen } = model;
  const draft: VisitDraft | null = reply.result.ok ? reply.result.value.draft : model.draft;
  const withDraft: Model = { ...model, draft };
  if (screen.at !== 'device-reading') return stay(withDraft);
  if (screen.device.deviceId !== reply.input.deviceId) return stay(withDraft);
  // Said "I'd rather not": whatever was read until then is enough.
  if (screen.declined && draft !== null) return goOn(withDraft, draft);
  if (reply.result.ok) {
    const { readout } = reply.result.value;
    const why = keptShut(readout);
    if (bringsBack(reply.result.value.draft)) return goOn(withDraft, reply.result.value.draft);
    return tellEarlier(
      turnInto(
        withDraft,
        why === null
          ? { at: 'device-result', readout }
          : { at: 'device-kept-shut', device: screen.device, why },
      ),
      reply.result.value.draft,
    );
  }
  return stay(
    turnInto(
      withDraft,
      reply.result.fault.code === 'device/gone'
        ? { at: 'device-unplugged', kind: screen.device.kind }
        : { at: 'device-failed', device: screen.device, fault: reply.result.fault },
    ),
  );
}
