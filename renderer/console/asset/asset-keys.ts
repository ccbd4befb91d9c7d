/** Where React Query keeps what was read of the register of assets. */
export const assetsKey = ['assets'] as const;

export function assetKey(assetId: string) {
  return [...assetsKey, 'one', assetId] as const;
}
