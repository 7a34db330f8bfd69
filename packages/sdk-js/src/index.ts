// The public names of @infographix/sdk.
export { type GenerateOptions, InfoGraphix } from "./client.js";
export { each, type Page } from "./each.js";
export * from "./errors.js";
export type {
  Account as AccountData,
  AuditEntry,
  AuditLog,
  RequestLog,
  RequestLogEntry,
  UpdateAccountRequest,
} from "./generated/account.js";
export type {
  LimitOverride,
  ManagedAccount,
  ManagedAccountList,
  SetLimitsRequest,
  Stats,
} from "./generated/administration.js";
export type {
  ApiKey,
  ApiKeyList,
  ApiKeyMode,
  CreateApiKeyRequest,
  RotateApiKeyRequest,
  Scope,
  UpdateApiKeyRequest,
} from "./generated/api-keys.js";
export type { Token } from "./generated/auth.js";
export type {
  Batch,
  BatchDefaults,
  BatchItem,
  BatchItemList,
  BatchItemRequest,
  BatchList,
  CreateBatchRequest,
} from "./generated/batches.js";
export type { PaletteInfo, StyleInfo, SuggestionRequest, Suggestions as SuggestionsData } from "./generated/catalog.js";
export type { Event, EventList, EventType } from "./generated/events.js";
export type { HistoryList } from "./generated/history.js";
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
export type { Upload, UploadList } from "./generated/sources.js";
export type {
  Template,
  TemplateCategory,
  TemplateConfig,
  TemplateInput,
  TemplateList,
} from "./generated/templates.js";
export type {
  Quota,
  QuotaPolicy,
  Usage as UsageReport,
  UsageGranularity,
  UsageGrouping,
  UsageRow,
} from "./generated/usage.js";
export * from "./guards.js";
export type { CallOptions, CreateOptions, PageOptions, PictureOptions, SpanOptions, WaitOptions } from "./options.js";
export type { RateLimit } from "./rate-limit.js";
export type { Account, AuditLogOptions, RequestLogOptions } from "./resources/account.js";
export { type AccountFilter, type ActionOptions, InfoGraphixAdmin } from "./resources/admin.js";
export type { ApiKeys } from "./resources/api-keys.js";
export type { Auth, TokenOptions } from "./resources/auth.js";
export type { Batches, BatchListOptions, BatchResultsOptions, BatchWaitOptions } from "./resources/batches.js";
export type { EventListOptions, Events } from "./resources/events.js";
export type { History, HistoryOptions } from "./resources/history.js";
export type { Sources, UploadOptions } from "./resources/sources.js";
export type { Suggestions } from "./resources/suggestions.js";
export type { TemplateListOptions, Templates } from "./resources/templates.js";
export type { Usage, UsageOptions } from "./resources/usage.js";
export { InfographicResult } from "./result.js";
export type { LiveEvent } from "./stream.js";
export type { ClientOptions } from "./transport.js";
