/** What the kernel said of a USB port. Error numbers are those of Linux, without the sign. */
export type KernelObservation = {
  /** As `portPath` of a device: `1-4.2`. */
  readonly portPath: string;
} & (
  | { readonly type: 'announced' | 'found' | 'gone' | 'reset' | 'given-up' }
  | { readonly type: 'cable-suspected' | 'power-refused' | 'over-current' }
  | { readonly type: 'enumeration-error'; readonly error: number | null }
);

export type ObservationType = KernelObservation['type'];
