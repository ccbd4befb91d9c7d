import { createHash, sign, type KeyObject } from 'node:crypto';

const oids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
} as const;

/**
 * A challenge, signed as CMS SignedData (RFC 5652 section 5) with the challenge and the certificate
 * inside: SHA-256, RSA PKCS#1 v1.5, signed attributes. It is what a supervised device wants to see.
 */
export async function signedChallenge(
  challenge: Uint8Array,
  signer: { readonly certificateDer: Uint8Array; readonly privateKey: KeyObject },
  nowMs: number,
): Promise<Uint8Array> {
  const { cms, schema, x509 } = await loadAsn1();
  const { AsnConvert, OctetString } = schema;
  const certificate = AsnConvert.parse(signer.certificateDer, x509.Certificate);
  const attribute = (attrType: string, value: object | ArrayBuffer) =>
    new cms.Attribute({
      attrType,
      attrValues: [value instanceof ArrayBuffer ? value : AsnConvert.serialize(value)],
    });
  const digestAlgorithm = new x509.AlgorithmIdentifier({ algorithm: oids.sha256 });
  // In the order of their bytes, as DER has a SET OF; the lengths are always the same.
  const signedAttrs = [
    attribute(
      oids.contentType,
      schema.AsnObjectIdentifierConverter.toASN(cms.id_data).toBER(false),
    ),
    attribute(oids.signingTime, schema.AsnUTCTimeConverter.toASN(new Date(nowMs)).toBER(false)),
    attribute(oids.messageDigest, new OctetString(createHash('sha256').update(challenge).digest())),
  ];
  // RFC 5652 section 5.4: signed with the tag of a SET OF, which is how this type is written too.
  const toSign = AsnConvert.serialize(new cms.UnprotectedAttributes(signedAttrs));
  const signerInfo = new cms.SignerInfo({
    version: cms.CMSVersion.v1,
    sid: new cms.SignerIdentifier({
      issuerAndSerialNumber: new cms.IssuerAndSerialNumber({
        issuer: certificate.tbsCertificate.issuer,
        serialNumber: certificate.tbsCertificate.serialNumber,
      }),
    }),
    digestAlgorithm,
    signedAttrs,
    signatureAlgorithm: new x509.AlgorithmIdentifier({
      algorithm: oids.rsaWithSha256,
      parameters: null,
    }),
    signature: new OctetString(sign('sha256', new Uint8Array(toSign), signer.privateKey)),
  });
  const signedData = new cms.SignedData({
    version: cms.CMSVersion.v1,
    digestAlgorithms: new cms.DigestAlgorithmIdentifiers([digestAlgorithm]),
    encapContentInfo: new cms.EncapsulatedContentInfo({
      eContentType: cms.id_data,
      eContent: new cms.EncapsulatedContent({ single: new OctetString(challenge) }),
    }),
    certificates: new cms.CertificateSet([new cms.CertificateChoices({ certificate })]),
    signerInfos: new cms.SignerInfos([signerInfo]),
  });
  const content = AsnConvert.serialize(signedData);
  const whole = new cms.ContentInfo({ contentType: cms.id_signedData, content });
  return new Uint8Array(AsnConvert.serialize(whole));
}

/** Loaded at the first challenge only, as few kiosks ever see one. */
async function loadAsn1() {
  const [cms, schema, x509] = await Promise.all([
    import('@peculiar/asn1-cms'),
    import('@peculiar/asn1-schema'),
    import('@peculiar/asn1-x509'),
  ]);
  return { cms, schema, x509 };
}
