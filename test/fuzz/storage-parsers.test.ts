import { fuzzAll } from './fuzz-all.ts';
import { storageParsers } from './parsers/storage-parsers.ts';

fuzzAll('storage', storageParsers);
