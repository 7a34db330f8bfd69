// Generated from spec/ by `nox -s generate`. Do not edit.
import { build, type Call } from "../call.js";
import {
  type GenerateRequest,
  zGenerateRequest,
  type Generation,
  zGeneration,
  type PaletteList,
  zPaletteList,
  type StyleList,
  zStyleList,
} from "./schemas.js";

/** Create an infographic. */
export function createGeneration(a: { body: GenerateRequest; idempotencyKey?: string | undefined; prefer?: string | undefined }): Call<Generation> {
  return build({
    id: "createGeneration",
    method: "POST",
    path: "/api/v1/generate",
    result: "json",
    idempotent: true,
    header: { "Idempotency-Key": a.idempotencyKey, "Prefer": a.prefer },
    body: a.body,
    bodySchema: zGenerateRequest,
    accept: "application/json",
    schema: zGeneration,
  });
}

/** Get a generation. */
export function getGeneration(a: { id: string; prefer?: string | undefined; ifNoneMatch?: string | undefined }): Call<Generation> {
  return build({
    id: "getGeneration",
    method: "GET",
    path: "/api/v1/generate/{id}",
    result: "json",
    idempotent: true,
    pathParams: { "id": a.id },
    header: { "Prefer": a.prefer, "If-None-Match": a.ifNoneMatch },
    accept: "application/json",
    schema: zGeneration,
  });
}

/** Cancel a generation. */
export function cancelGeneration(a: { id: string }): Call<Generation> {
  return build({
    id: "cancelGeneration",
    method: "DELETE",
    path: "/api/v1/generate/{id}",
    result: "json",
    idempotent: true,
    pathParams: { "id": a.id },
    accept: "application/json",
    schema: zGeneration,
  });
}

/** Download the picture. */
export function getGenerationResult(a: { id: string; ifNoneMatch?: string | undefined; range?: string | undefined; ifRange?: string | undefined; expires?: number | undefined; signature?: string | undefined }): Call<Blob> {
  return build({
    id: "getGenerationResult",
    method: "GET",
    path: "/api/v1/generate/{id}/result",
    result: "bytes",
    idempotent: true,
    pathParams: { "id": a.id },
    query: { "expires": a.expires, "signature": a.signature },
    header: { "If-None-Match": a.ifNoneMatch, "Range": a.range, "If-Range": a.ifRange },
    accept: "image/png, image/svg+xml, application/pdf, image/webp",
  });
}

/** List styles. */
export function listStyles(a: { ifNoneMatch?: string | undefined } = {}): Call<StyleList> {
  return build({
    id: "listStyles",
    method: "GET",
    path: "/api/v1/styles",
    result: "json",
    idempotent: true,
    header: { "If-None-Match": a.ifNoneMatch },
    accept: "application/json",
    schema: zStyleList,
  });
}

/** List palettes. */
export function listPalettes(a: { ifNoneMatch?: string | undefined } = {}): Call<PaletteList> {
  return build({
    id: "listPalettes",
    method: "GET",
    path: "/api/v1/palettes",
    result: "json",
    idempotent: true,
    header: { "If-None-Match": a.ifNoneMatch },
    accept: "application/json",
    schema: zPaletteList,
  });
}
