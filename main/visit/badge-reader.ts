/** A reader that the core watches. Keyboard-wedge readers are heard by the screen instead. */
export interface BadgeReader {
  /** Listens to badges; the answer stops listening. */
  onBadge(listener: (badgeNumber: string) => void): () => void;
}
