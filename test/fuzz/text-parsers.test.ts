import { fuzzAll } from './fuzz-all.ts';
import { textParsers } from './parsers/text-parsers.ts';

fuzzAll('text', textParsers);
