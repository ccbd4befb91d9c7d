import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { ContentInfo, id_data, SignedData, UnprotectedAttributes } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import type { Supervisor } from '../../../devices/simulated/lockdown-answers.ts';

/**
 * How a phone looks at who claims to supervise it: it knows one certificate, gives a new challenge for
 * each claim, and takes only that challenge, signed with that certificate's key.
 */
export class LabSupervisor implements Supervisor {
  readonly #certificate: X509Certificate;
  readonly #challengeLength: number;
  #challenge: Buffer | null = null;

  constructor(certificatePem: string, challengeLength = 32) {
    this.#certificate = new X509Certificate(certificatePem);
    this.#challengeLength = challengeLength;
  }

  challengeFor(certificateDer: Uint8Array): Uint8Array | null {
    if (!this.#certificate.raw.equals(certificateDer)) return null;
    this.#challenge = randomBytes(this.#challengeLength);
    return this.#challenge;
  }

  accepts(response: Uint8Array): boolean {
    const challenge = this.#challenge;
    this.#challenge = null;
    const { content } = AsnConvert.parse(response, ContentInfo);
    const { encapContentInfo, signerInfos } = AsnConvert.parse(content, SignedData);
    const signed = encapContentInfo.eContent?.single?.buffer;
    const signer = signerInfos[0];
    if (challenge === null || signed === undefined || signer === undefined) return false;
    const attributes = signer.signedAttrs ?? [];
    const digest = attributes.find(({ attrType }) => attrType === '1.2.840.113549.1.9.4');
    const told = digest?.attrValues[0];
    if (told === undefined || encapContentInfo.eContentType !== id_data) return false;
    const digestOf = createHash('sha256').update(challenge).digest();
    return (
      challenge.equals(Buffer.from(signed)) &&
      digestOf.equals(Buffer.from(AsnConvert.parse(told, OctetString).buffer)) &&
      verify(
        'sha256',
        Buffer.from(AsnConvert.serialize(new UnprotectedAttributes(attributes))),
        this.#certificate.publicKey,
        Buffer.from(signer.signature.buffer),
      )
    );
  }
}
