import { dragInputs } from './drags.ts';
import { handInputs } from './hands.ts';
import type { Input } from './input.ts';
import { keyInputs } from './keys.ts';
import { pageInputs } from './page-code.ts';

/** Every input of the list that one kiosk bears, one after the other. */
export const inputs: readonly Input[] = [...keyInputs, ...handInputs, ...pageInputs, ...dragInputs];
