import { fuzzAll } from './fuzz-all.ts';
import { processParsers } from './parsers/process-parsers.ts';

fuzzAll('process', processParsers);
