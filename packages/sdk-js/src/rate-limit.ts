// The state of the request limit, as the headers of an answer tell it. Decides nothing.

/** The tightest request limit, as of one answer. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** When all of it is available again. */
  readonly reset: Date;
}

/** Undefined when the answer, or a proxy's, tells none. */
export function rateLimitOf(headers: Headers): RateLimit | undefined {
  const read = (name: string) => Number.parseInt(headers.get(`x-ratelimit-${name}`) ?? "", 10);
  const [limit, remaining, reset] = [read("limit"), read("remaining"), read("reset")];
  return Number.isNaN(limit + remaining + reset) ? undefined : { limit, remaining, reset: new Date(reset * 1000) };
}
