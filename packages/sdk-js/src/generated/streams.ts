// Generated from spec/ by `nox -s generate`. Do not edit.
import { build, type Call } from "../call.js";

/**
 * Follow a generation.
 *
 * Server-sent events: first what has happened, then what happens, until the generation has ended. Each message has the event's `sequence` as its `id`,
 * its type as `event`, and as `data` what the event's `data` is in the list of events. `generation.progress` tells how far the present stage has come; it has no `id`.
 *
 * When the connection breaks, send the last `id` as `Last-Event-ID` and nothing is lost or repeated. An id that this generation has not reached, such as one of another
 * generation, is refused with 400. When it has ended and you have seen everything, the answer is 204. A comment comes every 15 seconds when nothing else does.
 * How many streams may be open at once depends on your plan (429, `concurrency-limited`). After 15 minutes a stream ends; resume it.
 */
export function streamGenerationEvents(a: { id: string; lastEventId?: string | undefined }): Call<Blob> {
  return build({
    method: "GET",
    path: "/api/v1/generate/{id}/events",
    result: "bytes",
    pathParams: { id: a.id },
    header: { "Last-Event-ID": a.lastEventId },
    accept: "text/event-stream",
  });
}

/**
 * Follow a batch.
 *
 * Server-sent events: first what has happened, then what happens, until the batch has ended: `batch.started`, `batch.progress` once a second at most, and its end.
 * They are resumed with `Last-Event-ID` like those of a generation.
 */
export function streamBatchEvents(a: { id: string; lastEventId?: string | undefined }): Call<Blob> {
  return build({
    method: "GET",
    path: "/api/v1/batch/{id}/events",
    result: "bytes",
    pathParams: { id: a.id },
    header: { "Last-Event-ID": a.lastEventId },
    accept: "text/event-stream",
  });
}
