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
  let names: Map<string, string> | undefined;
  return z.pipe(
    wire,
    z.transform((value) => {
      names ??= new Map(
        Object.keys(wire.shape).map((key) => [key, key.replace(/[_-](.)/g, (_, c) => c.toUpperCase())]),
      );
      const renamed: Record<string, unknown> = {};
      for (const key in value) renamed[names.get(key) ?? key] = value[key];
      return renamed;
    }),
  ) as unknown as z.ZodMiniType<T>;
}

/** The first shape that fits. What fits none is newer than this package and passes as it is. */
// @__NO_SIDE_EFFECTS__
export function oneOf<S extends z.ZodMiniType>(shapes: readonly S[]): z.ZodMiniType<z.output<S>> {
  return passing((value) => shapes.map((shape) => z.safeParse(shape, value)).find(({ success }) => success));
}

/** The shape named by the member `tag`. What is newer than this package passes as it is. */
// @__NO_SIDE_EFFECTS__
export function tagged<S extends z.ZodMiniType>(tag: string, shapes: Record<string, S>): z.ZodMiniType<z.output<S>> {
  return passing((value) => {
    const shape = shapes[(value as Record<string, string> | null)?.[tag] ?? ""];
    return shape && z.safeParse(shape, value);
  });
}

// @__NO_SIDE_EFFECTS__
function passing<T>(read: (value: unknown) => { success: boolean; data?: unknown } | undefined): z.ZodMiniType<T> {
  const reader = z.transform((value) => {
    const { success, data } = read(value) ?? {};
    return success ? data : value;
  });
  return z.pipe(z.unknown(), reader) as unknown as z.ZodMiniType<T>;
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
