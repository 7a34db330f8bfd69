// Generated from spec/ by `nox -s generate`. Do not edit.
import { build, type Call } from "../call.js";
import { type GenerateRequest, type Generation, zGeneration } from "./schemas.js";

/**
 * Create an infographic.
 *
 * Queues a generation and answers at once with 202, or, with `Prefer: wait=N`, as soon as it has ended (200) or N seconds have passed (202).
 * Send an Idempotency-Key to make a retry safe.
 */
export function createGeneration(a: { body: GenerateRequest; idempotencyKey?: string | undefined; prefer?: string | undefined }): Call<Generation> {
  return build({
    method: "POST",
    path: "/api/v1/generate",
    header: { "Idempotency-Key": a.idempotencyKey, Prefer: a.prefer },
    body: a.body,
    freeMaps: ["metadata"],
    schema: zGeneration,
  });
}

/**
 * Get a generation.
 *
 * The present state. With `Prefer: wait=N` the answer comes as soon as the generation has ended, or after N seconds.
 */
export function getGeneration(a: { id: string; prefer?: string | undefined; ifNoneMatch?: string | undefined }): Call<Generation> {
  return build({
    method: "GET",
    path: "/api/v1/generate/{id}",
    pathParams: { id: a.id },
    header: { Prefer: a.prefer, "If-None-Match": a.ifNoneMatch },
    schema: zGeneration,
  });
}

/**
 * Cancel a generation.
 *
 * Stops it for good; the resource stays readable. Canceling twice is fine. One that has completed or failed cannot be canceled (409, `not-cancelable`).
 */
export function cancelGeneration(a: { id: string }): Call<Generation> {
  return build({
    method: "DELETE",
    path: "/api/v1/generate/{id}",
    pathParams: { id: a.id },
    schema: zGeneration,
  });
}

/**
 * Download the picture.
 *
 * The picture in the format and size it was made in. The signed address in `result.url` of a generation works without an API key until it expires.
 * With `Accept: application/json` the answer describes the picture instead.
 *
 * Other formats and sizes of a finished generation are drawn when they are first asked for, from the same Document, and kept: `Accept` names the format where it leaves no room
 * for the first one (`Accept: application/pdf`), `sizes` the size. Several sizes come as an archive (`?sizes=1K,2K,4K` with `Accept: application/zip`). The answer waits for the drawing
 * as long as `Prefer: wait=N` says, 10 seconds without it; after that it is 202 without a body, and the same request fetches the picture later. Each drawing takes a token of the
 * rate `generate` and nothing of the daily quota. A signed address opens what has been drawn already.
 */
export function getGenerationResult(a: { id: string; sizes?: string | undefined; prefer?: string | undefined; ifNoneMatch?: string | undefined; range?: string | undefined; ifRange?: string | undefined; expires?: number | undefined; signature?: string | undefined }): Call<Blob> {
  return build({
    method: "GET",
    path: "/api/v1/generate/{id}/result",
    result: "bytes",
    pathParams: { id: a.id },
    query: { sizes: a.sizes, expires: a.expires, signature: a.signature },
    header: { Prefer: a.prefer, "If-None-Match": a.ifNoneMatch, Range: a.range, "If-Range": a.ifRange },
    accept: "image/png, image/svg+xml, application/pdf, image/webp, application/zip",
  });
}
