import { fuzzAll } from './fuzz-all.ts';
import { phoneParsers } from './parsers/phone-parsers.ts';

fuzzAll('phone', phoneParsers);
