// The public names of @infographix/sdk.
export { type ClientOptions, type GenerateOptions, InfoGraphix } from "./client.js";
export * from "./errors.js";
export {
  AspectRatio,
  type Document,
  type DocumentInput,
  type DocumentWarning,
  Format,
  type GenerateRequest,
  type Generation,
  GenerationStatus,
  Palette,
  type PaletteInfo,
  Size,
  type Source,
  Style,
  type StyleInfo,
} from "./generated/schemas.js";
export * from "./guards.js";
export type { CallOptions, CreateOptions, WaitOptions } from "./options.js";
export type { RateLimit } from "./rate-limit.js";
export { InfographicResult } from "./result.js";
