import { z } from 'zod';

const targetsSchema = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string().optional() }),
);
const answerSchema = z.object({
  id: z.number().optional(),
  error: z.object({ message: z.string() }).optional(),
  result: z
    .object({
      result: z.object({ value: z.unknown().optional() }).optional(),
      exceptionDetails: z.unknown().optional(),
    })
    .optional(),
});

/** One thing that Chromium's debugger shows: a page, a worker, developer tools. */
export type Target = z.infer<typeof targetsSchema>[number];

/** The page went away before it answered, which an input may do; what is there then is looked at. */
export class PageGone extends Error {}

const longestAnswerMs = 5000;

/**
 * The page of a program, over Chromium's debugging port. Playwright's own connection would answer
 * dialogs, downloads and choosers by itself, which is what is tested here.
 */
export class PageSocket {
  private readonly port: number;
  private socket: WebSocket | null = null;
  private lastId = 0;
  private readonly waiting = new Map<
    number,
    (answer: z.infer<typeof answerSchema> | null) => void
  >();

  constructor(port: number) {
    this.port = port;
  }

  async targets(): Promise<readonly Target[]> {
    const response = await fetch(`http://127.0.0.1:${this.port}/json/list`);
    return targetsSchema.parse(await response.json());
  }

  /** The value of an expression in the page, run as if a finger had just touched it. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.send('Runtime.evaluate', {
      expression,
      userGesture: true,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.result?.exceptionDetails !== undefined) {
      throw new Error(`${expression}: ${JSON.stringify(answer.result.exceptionDetails)}`);
    }
    return answer.result?.result?.value;
  }

  /** One command of the protocol; a page that does not answer within 5 s is an error. */
  async send(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
  ): Promise<z.infer<typeof answerSchema>> {
    const socket = await this.connected();
    this.lastId += 1;
    const id = this.lastId;
    const answer = await new Promise<z.infer<typeof answerSchema>>((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiting.delete(id);
        reject(new Error(`The page did not answer ${method}`));
      }, longestAnswerMs);
      this.waiting.set(id, (told) => {
        clearTimeout(late);
        if (told === null) reject(new PageGone('The page was closed'));
        else resolve(told);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer.error === undefined) return answer;
    const { message } = answer.error;
    throw /navigated or closed|crashed/u.test(message)
      ? new PageGone(message)
      : new Error(`${method}: ${message}`);
  }

  close(): void {
    this.socket?.close();
  }

  private async connected(): Promise<WebSocket> {
    if (this.socket?.readyState === WebSocket.OPEN) return this.socket;
    const page = (await this.targets()).find(({ type }) => type === 'page');
    if (page?.webSocketDebuggerUrl === undefined) throw new Error('There is no page');
    const socket = new WebSocket(page.webSocketDebuggerUrl);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', () => reject(new Error('The page takes no connection')), {
        once: true,
      });
    });
    socket.addEventListener('message', ({ data }) => {
      const answer = answerSchema.parse(JSON.parse(String(data)));
      if (answer.id === undefined) return;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
    socket.addEventListener('close', () => {
      for (const tell of this.waiting.values()) tell(null);
      this.waiting.clear();
    });
    this.socket = socket;
    return socket;
  }
}
