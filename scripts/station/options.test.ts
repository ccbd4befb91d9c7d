import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';

const parse = (...args: string[]) => parseOptions(args, '/here', '/project/data');

describe('the options of npm start', () => {
  it('need nothing', () => {
    expect(parse()).toEqual({
      lab: false,
      data: '/project/data',
      host: null,
      port: null,
      kioskPort: null,
      dockPort: null,
      site: null,
      publicUrl: null,
      browserShell: false,
      open: true,
    });
  });

  it('take a data folder relative to where the user stands', () => {
    expect(parse('--data', 'visits')).toMatchObject({ data: '/here/visits' });
    expect(parse('--data', '/srv/balie')).toMatchObject({ data: '/srv/balie' });
  });

  it.each(['0', '65536', '80a', '-1', '1e3'])('refuse the port %s', (port) => {
    expect(parse(`--port=${port}`)).toMatchObject({ trouble: expect.stringContaining('--port') });
  });

  it('explain themselves when they are not understood', () => {
    expect(parse('--prot', '1')).toMatchObject({ trouble: expect.stringContaining('--data') });
  });
});
