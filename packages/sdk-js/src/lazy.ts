// Groups of calls whose code arrives when the first of them is made, so that a page that only draws loads no more.
import type { groups } from "./resources/later.js";
import type { Transport } from "./transport.js";

type Methods = Record<string, (...given: unknown[]) => unknown>;

/** Stand-ins by name. Their methods answer with promises, so nobody notices; proxies, for lists of methods cost bytes. */
export function lazily(transport: Transport, ...names: (keyof typeof groups)[]): object {
  const called = async (group: keyof typeof groups, name: string, given: unknown[]) => {
    const { groups } = await import("./resources/later.js");
    return (new groups[group](transport) as unknown as Methods)[name]?.(...given);
  };
  const method = (group: keyof typeof groups, name: string | symbol) => {
    // whoever awaits a group itself asks for `then`, and a console for symbols
    if (typeof name !== "string" || name === "then") return undefined;
    if (name !== "stream") return (...given: unknown[]) => called(group, name, given);
    return async function* (...given: unknown[]) {
      yield* (await called(group, name, given)) as AsyncIterable<unknown>;
    };
  };
  const stand = (group: keyof typeof groups) => new Proxy({}, { get: (_, name) => method(group, name) });
  return Object.fromEntries(names.map((group) => [group, stand(group)]));
}
