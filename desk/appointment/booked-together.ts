import { type BookableQueue, bookableQueueSchema } from '../../shared/domain/appointment.ts';
import { servedTogether } from '../queue/waiting-index.ts';

/** The queues whose appointments take each other's time, since the same technicians serve them. */
export function bookedTogether(queue: BookableQueue): readonly BookableQueue[] {
  const together = servedTogether(queue);
  return bookableQueueSchema.options.filter((each) => together.includes(each));
}
