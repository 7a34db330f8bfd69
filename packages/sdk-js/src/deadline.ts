// One point in time, and the caller's abort signal, for everything a call does.
import { DeadlineExceededError } from "./errors.js";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Covers connecting, waiting, retries, pauses and the body. What it adds to the caller's signal it removes. */
export class Deadline {
  readonly #ms: number;
  /** By the clock that nobody sets. */
  readonly #at: number;
  readonly #signal: AbortSignal | undefined;

  constructor(ms: number, signal?: AbortSignal) {
    this.#ms = ms;
    this.#at = performance.now() + ms;
    this.#signal = signal;
  }

  /** Milliseconds left; throws when there are none or the caller has aborted. */
  left(): number {
    this.#signal?.throwIfAborted();
    const left = this.#at - performance.now();
    if (!(left > 0)) throw this.#exceeded();
    return left;
  }

  allows(pauseMs: number): boolean {
    return performance.now() + pauseMs < this.#at;
  }

  /** Run with a signal of its own that fires at the deadline or with the caller's. */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const left = this.left();
    const own = new AbortController();
    const abort = () => own.abort(this.#signal?.reason);
    const timer = setTimeout(() => own.abort(this.#exceeded()), Math.min(left, LONGEST_TIMER_MS));
    this.#signal?.addEventListener("abort", abort);
    try {
      return await work(own.signal);
    } catch (error) {
      throw own.signal.aborted ? own.signal.reason : error;
    } finally {
      clearTimeout(timer);
      this.#signal?.removeEventListener("abort", abort);
    }
  }

  /** A pause that an abort ends early. */
  pause(ms: number): Promise<void> {
    return this.run(
      (signal) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, ms);
          signal.addEventListener("abort", () => {
            clearTimeout(timer);
            reject(signal.reason);
          });
        }),
    );
  }

  #exceeded(): DeadlineExceededError {
    return new DeadlineExceededError(`The deadline of ${this.#ms} ms passed. Give more with deadlineMs.`);
  }
}
