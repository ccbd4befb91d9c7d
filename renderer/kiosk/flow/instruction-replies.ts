import { instructionRead } from './instruction.ts';
import { photoHere } from './instruction-photo.ts';
import { stepKept } from './instruction-step.ts';
import { instructionTaken } from './instruction-taken.ts';
import type { Model, Reply } from './model.ts';

/** What the core answered about an instruction. */
export function instructionReplied(
  model: Model,
  reply: Extract<Reply, { call: `instruction.${string}` }>,
): Model {
  switch (reply.call) {
    case 'instruction.get':
      return instructionRead(model, reply.result);
    case 'instruction.photo':
      return photoHere(model, reply);
    case 'instruction.answer':
      return stepKept(model, reply);
    case 'instruction.take':
      return instructionTaken(model, reply);
  }
}
