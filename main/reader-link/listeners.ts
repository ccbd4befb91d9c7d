/** Who wants to hear of something. */
export class Listeners<T> {
  private readonly all = new Set<(told: T) => void>();

  /** The answer stops listening. */
  add(listener: (told: T) => void): () => void {
    this.all.add(listener);
    return () => {
      this.all.delete(listener);
    };
  }

  tell(told: T): void {
    for (const listener of [...this.all]) listener(told);
  }
}
