// The public names of @infographix/sdk.
export { type ClientOptions, type GenerateOptions, InfoGraphix } from "./client.js";
export { each, type Page } from "./each.js";
export * from "./errors.js";
export type {
  ApiKey,
  ApiKeyList,
  ApiKeyMode,
  CreateApiKeyRequest,
  RotateApiKeyRequest,
  Scope,
  UpdateApiKeyRequest,
} from "./generated/api-keys.js";
export type { PaletteInfo, StyleInfo } from "./generated/catalog.js";
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
  Size,
  type Source,
  Style,
} from "./generated/schemas.js";
export * from "./guards.js";
export type { CallOptions, CreateOptions, PageOptions, WaitOptions } from "./options.js";
export type { RateLimit } from "./rate-limit.js";
export type { ApiKeys } from "./resources/api-keys.js";
export { InfographicResult } from "./result.js";
