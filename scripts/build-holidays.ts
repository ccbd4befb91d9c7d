/**
 * Compiles the Dutch public holidays of the package date-holidays into assets/holidays-nl.json, so that
 * a desk does not carry those of the world (130 ms to load and 35 MB).
 *
 *   node scripts/build-holidays.ts
 */
import { writeFileSync } from 'node:fs';
import { dutchHolidays } from './dutch-holidays.ts';

const target = new URL('../assets/holidays-nl.json', import.meta.url);
const lines = dutchHolidays(2014, 2100).map((holiday) => JSON.stringify(holiday));
writeFileSync(target, `[\n  ${lines.join(',\n  ')}\n]\n`);
console.log(`${lines.length} holidays written`);
