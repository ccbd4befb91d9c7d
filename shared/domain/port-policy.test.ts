import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PortPolicy, portPolicySchema, readsAnywhere, portUseOf } from './port-policy.ts';

const policyOf = (said: Partial<PortPolicy>) => portPolicySchema.parse(said);

const reasonFor = (said: unknown) =>
  portPolicySchema
    .safeParse(said)
    .error?.issues.map(({ path, code, message }) => ({ path, code, message }));

describe('what the ports of a kiosk are for', () => {
  it('is to read, at all of them, while nobody says otherwise', () => {
    const usual = policyOf({});

    expect(portUseOf(usual, '1-1')).toBe('read');
    expect(readsAnywhere(usual)).toBe(true);
  });

  it('goes by the nearest name on the way to a port', () => {
    const policy = policyOf({ chargeOnly: ['1-4'], read: ['1-4.2'], blocked: ['1-4.2.1'] });

    expect(
      ['1-4', '1-4.1', '1-4.2', '1-4.2.1', '1-4.2.1.3', '1-40', '1-3', '2-4'].map((port) =>
        portUseOf(policy, port),
      ),
    ).toEqual(['charge-only', 'charge-only', 'read', 'blocked', 'blocked', 'read', 'read', 'read']);
  });

  it('may be to read at the named ports only, or nowhere', () => {
    const named = policyOf({ others: 'blocked', read: ['1-2'] });
    const nowhere = policyOf({ others: 'charge-only', blocked: ['1-2'] });

    expect([portUseOf(named, '1-2'), portUseOf(named, '1-3')]).toEqual(['read', 'blocked']);
    expect([readsAnywhere(named), readsAnywhere(nowhere)]).toEqual([true, false]);
  });

  it.each(['usb1', '1', '1-0', '0-1', '1-1:1.0', '../1-1', '1-1.', '1-1.1.1.1.1.1.1', ' 1-1'])(
    'refuses %j, which no port is called',
    (port) => {
      expect(reasonFor({ blocked: [port] })).toMatchObject([
        { path: ['blocked', 0], code: 'invalid_format' },
      ]);
    },
  );

  it('refuses a port that is named twice, and says which', () => {
    const twice = { path: ['blocked', 1], code: 'custom', message: 'Port 1-2 is named twice' };

    expect(reasonFor({ blocked: ['1-2', '1-2'] })).toEqual([twice]);
    expect(reasonFor({ read: ['1-2'], blocked: ['1-1', '1-2'] })).toEqual([twice]);
  });

  it('says of a port what it says of all behind it, unless those have a name', () => {
    const port = fc.stringMatching(/^[1-4]-[1-4](?:\.[1-4]){0,2}$/u);
    const lists = fc.uniqueArray(fc.tuple(port, fc.constantFrom('read', 'chargeOnly', 'blocked')), {
      selector: ([name]) => name,
      maxLength: 6,
    });
    fc.assert(
      fc.property(lists, port, (named, at) => {
        const of = (list: string) => named.flatMap(([name, each]) => (each === list ? [name] : []));
        const policy = policyOf({
          ...{ read: of('read'), chargeOnly: of('chargeOnly'), blocked: of('blocked') },
        });
        fc.pre(!named.some(([name]) => name.startsWith(`${at}.`)));

        expect(portUseOf(policy, `${at}.4`)).toBe(portUseOf(policy, at));
      }),
    );
  });
});
