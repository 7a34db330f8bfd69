// What callers give as arrays and dates, as query parameters take it.
import type { SpanOptions } from "./options.js";

type One = string | number;

export function listed(values: One | readonly One[] | undefined): string | undefined {
  return values === undefined ? undefined : [values].flat().join(",");
}

export function spanOf({ createdAfter, createdBefore }: SpanOptions) {
  return { createdAfter: createdAfter?.toISOString(), createdBefore: createdBefore?.toISOString() };
}
