import { cleanText } from '../../shared/base/untrusted-text.ts';

/** Who manages the phone, or a part of it. Package names only; a user's own name is never kept. */
export interface AndroidOwners {
  /** The package that manages the whole phone. */
  readonly device: string | null;
  /** The package that manages a work profile. */
  readonly profile: string | null;
}

const packageName = String.raw`[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)+`;

/**
 * Reads `dpm list-owners` (Android 12 and later; AOSP, DevicePolicyManagerServiceShellCommand). Null
 * when it is no such list: older phones say that they do not know the command. Total.
 */
export function parseListOwners(text: string): AndroidOwners | null {
  const head = text.slice(0, longestText);
  if (/^no owners\s*$/imu.test(head)) return { device: null, profile: null };
  const line = new RegExp(
    String.raw`^User +(\d{1,5}): +admin=(${packageName})/[^,\r\n]*((?:,[^,\r\n]*)*)$`,
    'gmu',
  );
  let found = false;
  let device: string | null = null;
  let profile: string | null = null;
  for (const [, , name = '', kinds = ''] of head.matchAll(line)) {
    found = true;
    if (/,DeviceOwner\b/u.test(kinds)) device ??= cleanText(name, 80);
    else if (/,(?:Managed)?ProfileOwner\b/u.test(kinds)) profile ??= cleanText(name, 80);
  }
  return found ? { device, profile } : null;
}

/** A longer list of owners has no phone. */
const longestText = 65_536;

/**
 * The same from `dumpsys device_policy`: `Device Owner:` or `Profile Owner (User 10):`, and below it the
 * package. The rest of it (policies, accounts) is not looked at. Total.
 */
export function parseDevicePolicy(text: string): AndroidOwners | null {
  const head = text.slice(0, longestText);
  if (!/Device Policy Manager state/u.test(head)) return null;
  const owners = { device: ownerBelow(head, 'Device'), profile: ownerBelow(head, 'Profile') };
  return owners;
}

function ownerBelow(text: string, kind: 'Device' | 'Profile'): string | null {
  const title = new RegExp(
    String.raw`^[ \t]{0,40}${kind} Owner(?: \(User \d{1,5}\))?:[ \t\r]{0,40}$`,
    'mu',
  ).exec(text);
  if (title === null) return null;
  // The section's own lines; the next section begins after a handful of them.
  const section = text.slice(title.index + title[0].length, title.index + title[0].length + 600);
  const found = new RegExp(
    String.raw`(?:package=|admin=(?:ComponentInfo\{)?)(${packageName})`,
    'u',
  ).exec(section);
  return found === null ? null : cleanText(found[1] ?? '', 80);
}

export interface AndroidUsers {
  /** Without profiles, which belong to a user, and without the makers' own. */
  readonly count: number;
  /** A user with the mark of a managed profile (UserInfo.FLAG_MANAGED_PROFILE, 0x20). */
  readonly managedProfile: boolean;
}

const managedProfileFlag = 0x20;
/** UserInfo.FLAG_PROFILE, since Android 11: a work profile, a clone, a private space. */
const profileFlag = 0x1000;
/**
 * Samsung's twin apps (95) and Secure Folder (150) and Xiaomi's twin apps (999) carry the same mark
 * without any employer.
 */
const makersOwnUsers = { from: 90, to: 999 } as const;

/**
 * Reads `pm list users`: lines of `UserInfo{id:name:flags}` (AOSP, UserInfo.toString). The name is its
 * owner's and is skipped. Total; null when there is no such line.
 */
export function parseUsers(text: string): AndroidUsers | null {
  let found = false;
  let count = 0;
  let managedProfile = false;
  for (const [, id = '', flags = ''] of text
    .slice(0, longestText)
    .matchAll(/UserInfo\{(\d{1,5}):[^\r\n}]{0,200}:([0-9a-f]{1,8})\}/gu)) {
    found = true;
    const user = Number(id);
    const makersOwn = user >= makersOwnUsers.from && user <= makersOwnUsers.to;
    if (makersOwn) continue;
    const marks = Number.parseInt(flags, 16);
    if ((marks & managedProfileFlag) !== 0) managedProfile = true;
    if ((marks & (managedProfileFlag | profileFlag)) === 0) count += 1;
  }
  return found ? { count, managedProfile } : null;
}
