import { parsePlist, plistBytes } from '../apple/plist.ts';
import type { Exchange } from '../port.ts';
import { LockdownAnswers, type IphoneContents, type PairAnswer } from './lockdown-answers.ts';
import { data, silence, stall, type Answer, type Responder } from './simulated-device.ts';

/** An iPhone behind a port that speaks whole requests, as main/reader/apple does for a real one. */
export class IphoneResponder implements Responder {
  readonly #answers: LockdownAnswers;
  readonly #organisation: 'paired' | 'not-ours' | null;
  #trusted = false;

  /** `organisation`: how the port says that pairing without the owner went. */
  constructor(
    contents: IphoneContents,
    pairAnswers: readonly PairAnswer[],
    organisation: 'paired' | 'not-ours' | null,
  ) {
    this.#answers = new LockdownAnswers(contents, pairAnswers);
    this.#organisation = organisation;
  }

  answer(exchange: Exchange): Answer {
    switch (exchange.kind) {
      case 'apple-pair': {
        const error = this.#trusted ? null : this.#answers.nextPairAnswer();
        this.#trusted = error === null;
        // Nothing new: the port waits, and so does the visitor.
        if (error !== null && error === exchange.unlike) return silence;
        return data(
          plistBytes({
            Request: 'Pair',
            ...(error === null ? {} : { Error: error }),
            ...(this.#organisation === null ? {} : { OrganisationPairing: this.#organisation }),
          }),
        );
      }
      case 'apple-request': {
        const request = parsePlist(exchange.plist);
        if (!request.ok) return stall;
        if (exchange.to === 'lockdown') {
          return data(plistBytes(this.#answers.lockdown(request.value, this.#trusted).reply));
        }
        return data(
          plistBytes(
            this.#trusted ? this.#answers.diagnostics(request.value) : { Error: 'SessionInactive' },
          ),
        );
      }
      default:
        return stall;
    }
  }
}
