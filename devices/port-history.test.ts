import { describe, expect, it } from 'vitest';
import { PortHistory } from './port-history.ts';

const mouse = { text: '046d:c077 03/01/02', kind: 'mouse' } as const;
const keyboard = { text: '046d:c077 03/01/01', kind: 'keyboard' } as const;

describe('the history of a port', () => {
  it('calls a contact loose from the third time in ten seconds on', () => {
    const history = new PortHistory();

    expect(history.attached('1-2', mouse, 0)).toBeNull();
    expect(history.attached('1-2', mouse, 5000)).toBeNull();
    expect(history.attached('1-2', mouse, 10_000)).toBe('loose');
    expect(history.attached('1-2', mouse, 15_001)).toBeNull();
    expect(history.of('1-2', 15_001).attachments).toBe(2);
    expect(history.of('1-3', 15_001).attachments).toBe(0);
  });

  it('notices a device that comes back as another one faster than a hand can swap it', () => {
    const history = new PortHistory();
    history.attached('1-2', mouse, 0);
    history.detached('1-2', 1000);
    history.attached('1-2', keyboard, 2999);

    expect(history.of('1-2', 3000).former).toEqual(mouse);
    history.detached('1-2', 4000);
    history.attached('1-2', mouse, 6000);
    expect(history.of('1-2', 6000).former).toBeNull();
    history.detached('1-2', 7000);
    history.attached('1-2', mouse, 7100);
    expect(history.of('1-2', 7100).former).toBeNull();
  });

  it('counts what the kernel said, for two minutes', () => {
    const history = new PortHistory();
    const error = { portPath: '1-2', type: 'enumeration-error', error: 71 } as const;

    expect(history.observed(error, 0)).toBeNull();
    expect(history.observed({ ...error, error: 110 }, 1)).toBeNull();
    expect(history.observed({ portPath: '1-2', type: 'given-up' }, 2)).toBe('not-recognised');
    expect(history.observed({ portPath: '1-2', type: 'power-refused' }, 3)).toBe(
      'too-little-power',
    );
    expect(history.of('1-2', 100)).toMatchObject({
      enumerationErrors: 3,
      errorNumbers: ['-71', '-110'],
      powerRefused: true,
      cableSuspected: false,
    });
    expect(history.of('1-2', 120_004)).toMatchObject({ enumerationErrors: 0, powerRefused: false });
  });

  it('does not blame a device for what was said of another one before it', () => {
    const history = new PortHistory();
    const reset = { portPath: '1-2', type: 'reset' } as const;
    history.attached('1-2', mouse, 0);
    for (const atMs of [1000, 2000, 10_300]) history.observed(reset, atMs);
    history.detached('1-2', 10_000);
    history.observed({ portPath: '1-2', type: 'enumeration-error', error: 71 }, 19_000);
    history.attached('1-2', keyboard, 20_000);

    expect(history.of('1-2', 20_000)).toMatchObject({ resets: 0, enumerationErrors: 1 });
  });

  it('goes on counting for a device that comes again, or as another before a hand could swap it', () => {
    const history = new PortHistory();
    const reset = { portPath: '1-2', type: 'reset' } as const;
    history.attached('1-2', mouse, 0);
    history.observed(reset, 1000);
    history.detached('1-2', 2000);
    history.attached('1-2', mouse, 30_000);
    history.observed(reset, 31_000);
    history.detached('1-2', 32_000);
    history.attached('1-2', keyboard, 33_999);

    expect(history.of('1-2', 34_000).resets).toBe(2);
  });

  it('forgets the oldest port, so that nothing grows for ever', () => {
    const history = new PortHistory();
    for (let port = 0; port < 400; port += 1) history.attached(`1-${port}`, mouse, 0);

    expect(history.isPresent('1-0')).toBe(false);
    expect(history.isPresent('1-399')).toBe(true);
    for (let time = 0; time < 1000; time += 1) history.attached('1-399', mouse, 1);
    expect(history.of('1-399', 1).attachments).toBe(64);
  });
});
