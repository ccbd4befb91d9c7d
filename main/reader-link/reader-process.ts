/** One life of a reader process, however it was started. */
export interface ReaderProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process is gone for whatever reason. */
  onExit(listener: () => void): void;
  /** Ends it at once; it may hang in native code. */
  kill(): void;
}

/** Starts a new life. */
export type StartReaderProcess = () => ReaderProcess;
