import { systemClock } from '../shared/base/clock.ts';
import { runDesk } from './start/run.ts';

/** The desk program: server, console, board and status pages on one database. */
await runDesk(() => systemClock);
