// Groups of calls whose code arrives when the first of them is made, so that a page loads what it uses.
import type { Transport } from "./transport.js";

type Methods = Record<string, (...given: unknown[]) => unknown>;

/**
 * A stand-in for the `T` that the module behind `load` opens. Its methods answer with promises, so nobody notices.
 * A proxy, because lists of names would cost every bundle some bytes.
 */
export function lazily<T extends object>(
  transport: Transport,
  load: () => Promise<{ open: (transport: Transport) => T }>,
): T {
  return new Proxy({} as T, {
    // whoever awaits the group itself asks for `then`, and a console for symbols
    get: (_, name) =>
      typeof name === "string" && name !== "then"
        ? async (...given: unknown[]) => ((await load()).open(transport) as Methods)[name]?.(...given)
        : undefined,
  });
}
