// What callers give as arrays and dates, as query parameters take it.
import type { SpanOptions } from "./options.js";

type One = string | number;

export function listed(values: One | readonly One[] | undefined): string | undefined {
  return values === undefined ? undefined : [values].flat().join(",");
}

export function spanOf({ createdAfter, createdBefore }: SpanOptions) {
  return { createdAfter: createdAfter?.toISOString(), createdBefore: createdBefore?.toISOString() };
}

/** Each member as a parameter of its own: `name[key]=value`. */
export function members(name: string, values: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([key, value]) => [`${name}[${encodeURIComponent(key)}]`, value]),
  );
}
