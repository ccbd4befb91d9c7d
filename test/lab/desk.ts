/** The lab's desk: the product's, with a clock that the dock moves on. */
import { runDesk } from '../../desk/start/run.ts';
import { labClock, labClockFile } from './lab-clock.ts';

await runDesk((dataFolder) => labClock(labClockFile(dataFolder)));
