// What generated schemas are made of: dates, and objects whose names differ between wire and code.
import * as z from "zod/mini";

/** RFC 3339 text on the wire, a Date in code. */
export const zDate: z.ZodMiniType<Date> = /*#__PURE__*/ z.pipe(
  /*#__PURE__*/ z.string().check(/*#__PURE__*/ z.refine((text) => !Number.isNaN(Date.parse(text)), "not a time")),
  /*#__PURE__*/ z.transform((text: string) => new Date(text)),
) as unknown as z.ZodMiniType<Date>;

/** An object with snake_case keys on the wire and camelCase keys in code; keys it does not know pass through. */
// @__NO_SIDE_EFFECTS__
export function renamed<T>(wire: z.ZodMiniObject): z.ZodMiniType<T> {
  return z.pipe(
    wire,
    z.transform((value) => {
      const named = (key: string) =>
        key in wire.shape ? key.replace(/_(.)/g, (_, letter) => letter.toUpperCase()) : key;
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [named(key), member]));
    }),
  ) as unknown as z.ZodMiniType<T>;
}

/** A request body for the wire: keys to snake_case, but not inside `freeMaps`, whose keys are the caller's. */
export function toWire(value: unknown, freeMaps: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((member) => toWire(member, freeMaps));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, member]) => [snake(key), freeMaps.includes(key) ? member : toWire(member, freeMaps)]),
  );
}
