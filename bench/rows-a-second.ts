/** `node bench/rows-a-second.ts <file> <rows>`: prints how many plain rows become durable in a second. */
import { openPlainRows, writesPerSecond } from './plain-rows.ts';

const [, , file, rows] = process.argv;
if (file === undefined || rows === undefined)
  throw new Error('Usage: rows-a-second.ts <file> <rows>');
const plain = await openPlainRows(file);
console.log(await writesPerSecond(plain.write, Number(rows)));
await plain.close();
