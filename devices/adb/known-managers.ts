/**
 * Package names of well-known products that manage phones, and the name by which a technician knows
 * them. A package that is not here is shown as it is, so a missing line costs a nice name only.
 */
const managers: Readonly<Record<string, string>> = {
  'com.microsoft.windowsintune.companyportal': 'Microsoft Intune',
  'com.microsoft.intune': 'Microsoft Intune',
  'com.google.android.apps.work.clouddpc': 'Android Device Policy',
  'com.google.android.apps.enterprise.dmagent': 'Google Apps Device Policy',
  'com.airwatch.androidagent': 'Workspace ONE Intelligent Hub',
  'com.mobileiron': 'Ivanti Mobile@Work',
  'com.mobileiron.anyware.android': 'Ivanti Go',
  'net.soti.mobicontrol.androidwork': 'SOTI MobiControl',
  'com.zenprise': 'Citrix Secure Hub',
  'com.fiberlink.maas360.android.control': 'IBM MaaS360',
  'com.manageengine.mdm.android': 'ManageEngine MDM',
  'com.sophos.mobilecontrol.client.android': 'Sophos Mobile',
};

/** The product's name, or the package when we do not know it. */
export function managerName(packageName: string): string {
  return Object.hasOwn(managers, packageName)
    ? (managers[packageName] ?? packageName)
    : packageName;
}
