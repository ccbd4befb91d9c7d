import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type SignedRequest,
  contentDigestField,
  presentedSignature,
  signatureBase,
  signatureField,
  signatureInput,
} from './request-signature.ts';

const params = { created: 1_795_000_000, nonce: 'n'.repeat(22), keyId: 'k'.repeat(43) };
const digest = contentDigestField(`${'A'.repeat(43)}=`);
const signature = `${'A'.repeat(86)}==`;

const ticket: SignedRequest = {
  method: 'post',
  target: '/v1/tickets?x=1',
  headers: { 'content-digest': digest, 'idempotency-key': '0190' },
};

/** A request with the headers that its kiosk would send. */
const signed = (request: SignedRequest): SignedRequest => ({
  ...request,
  headers: {
    ...request.headers,
    'signature-input': signatureInput(request, params),
    signature: signatureField(signature),
  },
});

describe('the signature of a request', () => {
  it('covers method, path, query, content and the headers that change its meaning (RFC 9421 2.5)', () => {
    expect(signatureBase(ticket, params)).toBe(
      [
        '"@method": POST',
        '"@path": /v1/tickets',
        '"@query": ?x=1',
        `"content-digest": ${digest}`,
        '"idempotency-key": 0190',
        `"@signature-params": ("@method" "@path" "@query" "content-digest" "idempotency-key");created=1795000000;nonce="${params.nonce}";keyid="${params.keyId}";alg="ed25519"`,
      ].join('\n'),
    );
  });

  it('is taken in exactly the shape in which it is made', () => {
    expect(presentedSignature(signed(ticket))).toEqual({
      ok: true,
      value: { ...params, signature },
    });
  });

  it.each([
    ['a header that is not covered', { 'balie-shown-code': 'kiosk' }],
    ['a covered header that is gone', { 'idempotency-key': undefined }],
    ['two signatures', { signature: `${signatureField(signature)}, other=:AA==:` }],
    [
      'another label',
      { 'signature-input': signatureInput(ticket, params).replace('kiosk', 'sig') },
    ],
    [
      'fewer components',
      { 'signature-input': signatureInput(ticket, params).replace('"@path" ', '') },
    ],
    [
      'another algorithm',
      { 'signature-input': signatureInput(ticket, params).replace('ed25519', 'hmac-sha256') },
    ],
    ['no digest', { 'content-digest': undefined }],
    ['a weaker digest', { 'content-digest': 'md5=:AAAA:' }],
  ])('is refused with %s', (_what, headers) => {
    const request = signed(ticket);

    expect(
      presentedSignature({ ...request, headers: { ...request.headers, ...headers } }),
    ).toMatchObject({ ok: false, fault: { code: 'auth/signature-refused' } });
  });

  it('differs for requests that differ in anything that is covered', () => {
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT'),
      target: fc.webPath({ size: 'small' }).map((path) => `/v1${path}`),
      key: fc.uuid(),
      digest: fc.base64String({ minLength: 44, maxLength: 44 }),
    });
    interface Drawn {
      readonly method: string;
      readonly target: string;
      readonly key: string;
      readonly digest: string;
    }
    const baseOf = ({ method, target, key, digest: sha256 }: Drawn) =>
      signatureBase(
        {
          method,
          target,
          headers: { 'content-digest': contentDigestField(sha256), 'idempotency-key': key },
        },
        params,
      );

    fc.assert(
      fc.property(request, request, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(baseOf(one) === baseOf(other)).toBe(isSame);
      }),
    );
  });

  it('is a signature or a fault whatever the headers are', () => {
    const text = fc.option(fc.oneof(fc.string(), fc.constant(signatureInput(ticket, params))), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.string(), text, text, text, (target, input, field, contentDigest) => {
        const headers = {
          'signature-input': input,
          signature: field,
          'content-digest': contentDigest,
        };
        expect(typeof presentedSignature({ method: 'GET', target, headers }).ok).toBe('boolean');
      }),
    );
  });
});
