// Groups of calls whose code arrives when the first of them is made, so that a page loads what it uses.
import type { Transport } from "./transport.js";

type Methods = Record<string, (...given: unknown[]) => unknown>;

/** A stand-in for the `T` that the module behind `load` opens. Its methods answer with promises, so nobody notices. */
export function lazily<T>(
  transport: Transport,
  load: () => Promise<{ open: (transport: Transport) => T }>,
  ...methods: (keyof T & string)[]
): T {
  const stand: Methods = {};
  for (const name of methods) {
    stand[name] = async (...given) => ((await load()).open(transport) as Methods)[name]?.(...given);
  }
  return stand as T;
}
