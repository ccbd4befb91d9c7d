import { afterAll, beforeAll, describe } from 'vitest';
import { type StartedDesk, startDesk } from './start-desk.ts';
import { behavesAsDesk } from './desk-behaviour.ts';

describe('a desk on an SQLite file', () => {
  let desk: StartedDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  behavesAsDesk(() => desk);
});
