/**
 * Models by AAGUID. Yubico: the maker's list "YubiKey hardware FIDO2 AAGUIDs" (support.yubico.com,
 * September 2026). Others: the FIDO Metadata Service. Models of one AAGUID have one name here; what is
 * not in the list is shown as its number.
 */
const models: Readonly<Record<string, string>> = {
  'cb69481e-8ff7-4039-93ec-0a2729a154a8': 'YubiKey 5 (5.1)',
  'ee882879-721c-4913-9775-3dfcce97072a': 'YubiKey 5 (5.2, 5.4)',
  'fa2b99dc-9e39-4257-8f92-4a30d23c4118': 'YubiKey 5 NFC (5.1)',
  '2fc0579f-8113-47ea-b116-bb5a8db9202a': 'YubiKey 5 NFC (5.2, 5.4)',
  'a25342c0-3cdc-4414-8e46-f4807fca511c': 'YubiKey 5 NFC (5.7)',
  'd7781e5d-e353-46aa-afe2-3ca49f13332a': 'YubiKey 5 NFC (5.7)',
  '1ac71f64-468d-4fe0-bef1-0e5f2f551f18': 'YubiKey 5 NFC (5.7, enterprise)',
  '662ef48a-95e2-4aaa-a6c1-5b9c40375824': 'YubiKey 5 NFC (5.7, enhanced PIN)',
  'c1f9a0bc-1dd2-404a-b27f-8e29047a43fd': 'YubiKey 5 NFC FIPS (5.4)',
  'fcc0118f-cd45-435b-8da1-9782b2da0715': 'YubiKey 5 NFC FIPS (5.7)',
  '79f3c8ba-9e35-484b-8f47-53a5a0f5c630': 'YubiKey 5 NFC FIPS (5.7)',
  '19083c3d-8383-4b18-bc03-8f1c9ab2fd1b': 'YubiKey 5 (5.7)',
  'ff4dac45-ede8-4ec2-aced-cf66103f4335': 'YubiKey 5 (5.7)',
  '20ac7a17-c814-4833-93fe-539f0d5e3389': 'YubiKey 5 (5.7, enterprise)',
  '4599062e-6926-4fe7-9566-9e8fb1aedaa0': 'YubiKey 5 (5.7, enterprise)',
  '73bb0cd4-e502-49b8-9c6f-b59445bf720b': 'YubiKey 5 FIPS (5.4)',
  '57f7de54-c807-4eab-b1c6-1c9be7984e92': 'YubiKey 5 FIPS (5.7)',
  '905b4cb4-ed6f-4da9-92fc-45e0d4e9b5c7': 'YubiKey 5 FIPS (5.7)',
  'c5ef55ff-ad9a-4b9f-b580-adebafe026d0': 'YubiKey 5Ci (5.2, 5.4)',
  'a02167b9-ae71-4ac7-9a07-06432ebb6f1c': 'YubiKey 5Ci (5.7)',
  '24673149-6c86-42e7-98d9-433fb5b73296': 'YubiKey 5Ci (5.7)',
  '85203421-48f9-4355-9bc8-8a53846e5083': 'YubiKey 5Ci FIPS (5.4)',
  'd8522d9f-575b-4866-88a9-ba99fa02f35b': 'YubiKey Bio FIDO (5.5, 5.6)',
  'dd86a2da-86a0-4cbe-b462-4bd31f57bc6f': 'YubiKey Bio FIDO (5.7)',
  '7409272d-1ff9-4e10-9fc9-ac0019c124fd': 'YubiKey Bio FIDO (5.7)',
  '7d1351a6-e097-4852-b8bf-c9ac5c9ce4a3': 'YubiKey Bio Multi-protocol (5.6)',
  '90636e1f-ef82-43bf-bdcf-5255f139d12f': 'YubiKey Bio Multi-protocol (5.7)',
  'f8a011f3-8c0a-4d15-8006-17111f9edc7d': 'Security Key by Yubico (5.1)',
  'b92c3f9a-c014-4056-887f-140a2501163b': 'Security Key by Yubico (5.2, 5.4)',
  '6d44ba9b-f6ec-2e49-b930-0c8fe920cb73': 'Security Key NFC by Yubico (5.1)',
  '149a2021-8ef6-4133-96b8-81f8d5b7f1f5': 'Security Key NFC by Yubico (5.2, 5.4)',
  'a4e9fc6d-4cbe-4758-b8ba-37598bb5bbaa': 'Security Key NFC by Yubico (5.4)',
  'e77e3c64-05e3-428b-8824-0cbeb04b829d': 'Security Key NFC by Yubico (5.7)',
  'b7d3f68e-88a6-471e-9ecf-2df26d041ede': 'Security Key NFC by Yubico (5.7)',
  '0bb43545-fd2c-4185-87dd-feb0b2916ace': 'Security Key NFC Enterprise (5.4)',
  '47ab2fb4-66ac-4184-9ae1-86be814012d5': 'Security Key NFC Enterprise (5.7)',
  'ed042a3a-4b22-4455-bb69-a267b652ae7e': 'Security Key NFC Enterprise (5.7)',
  '42b4fb4a-2866-43b2-9bf7-6c6669c2e5d3': 'Google Titan Security Key v2',
  '2cd2f727-f6ca-44da-8f48-5c2e5da000a2': 'Nitrokey 3 AM',
};

/** The model that a key's AAGUID stands for, or null when it is not in the list. */
export function modelOfAaguid(aaguid: string): string | null {
  return models[aaguid] ?? null;
}
