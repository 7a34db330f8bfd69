// What generated schemas are made of: dates, and objects whose names differ between wire and code.
import * as z from "zod/mini";

/** RFC 3339 text on the wire, a Date in code. */
export const zDate: z.ZodMiniType<Date> = /*#__PURE__*/ z.pipe(
  /*#__PURE__*/ z.string(),
  /*#__PURE__*/ z.transform((text: string, { issues }) => {
    const date = new Date(text);
    if (Number.isNaN(date.getTime())) issues.push({ code: "invalid_format", format: "datetime", input: text });
    return date;
  }),
) as unknown as z.ZodMiniType<Date>;

/** An object with snake_case keys on the wire and camelCase keys in code; keys it does not know pass through. */
// @__NO_SIDE_EFFECTS__
export function renamed<T>(wire: z.ZodMiniObject): z.ZodMiniType<T> {
  let names: Record<string, string>;
  return z.pipe(
    wire,
    z.transform((value) => {
      names ??= camelOf(wire);
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [names[key] ?? key, member]));
    }),
  ) as unknown as z.ZodMiniType<T>;
}

function camelOf(wire: z.ZodMiniObject): Record<string, string> {
  const camel = (key: string) => key.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  // without a prototype: a member named "constructor" is nobody's rename
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.keys(wire.shape).map((key) => [key, camel(key)])),
  );
}

/** The first shape that fits. What fits none is newer than this package and passes as it is. */
// @__NO_SIDE_EFFECTS__
export function oneOf<S extends z.ZodMiniType>(shapes: readonly S[]): z.ZodMiniType<z.output<S>> {
  return z.pipe(
    z.unknown(),
    z.transform((value) => {
      for (const shape of shapes) {
        const { success, data } = z.safeParse(shape, value);
        if (success) return data;
      }
      return value;
    }),
  ) as unknown as z.ZodMiniType<z.output<S>>;
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
