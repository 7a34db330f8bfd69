// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { members } from "../query.js";
import { renamed } from "../wire.js";
import { type Generation, zGeneration } from "./schemas.js";

/** A page of the history. */
export type HistoryList = {
  /** The generations, each with `document` null. */
  data: Generation[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zHistoryList: z.ZodMiniType<HistoryList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zGeneration),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/**
 * List generations.
 *
 * What was asked for, the newest first, without the documents. Filters of different kinds must all hold; of several values of one kind, any.
 */
export function listHistory(a: { limit?: number | undefined; cursor?: string | undefined; status?: string | undefined; style?: string | undefined; palette?: string | undefined; templateId?: string | undefined; batchId?: string | undefined; createdAfter?: string | undefined; createdBefore?: string | undefined; metadata?: Record<string, string> | undefined; q?: string | undefined; sort?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<HistoryList> {
  return build({
    method: "GET",
    path: "/api/v1/history",
    query: { limit: a.limit, cursor: a.cursor, status: a.status, style: a.style, palette: a.palette, template_id: a.templateId, batch_id: a.batchId, created_after: a.createdAfter, created_before: a.createdBefore, ...members("metadata", a.metadata), q: a.q, sort: a.sort },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zHistoryList,
  });
}

/**
 * Get a generation of the past.
 *
 * The same as the generation itself, with its document.
 */
export function getHistoryEntry(a: { id: string; ifNoneMatch?: string | undefined }): Call<Generation> {
  return build({
    method: "GET",
    path: "/api/v1/history/{id}",
    pathParams: { id: a.id },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zGeneration,
  });
}

/**
 * Delete a generation.
 *
 * Erases its picture in every format, its texts and its labels, for good; afterwards there is no such generation. What it cost stays counted. One that has not ended is refused
 * (409, `conflict`): cancel it first.
 */
export function deleteHistoryEntry(a: { id: string }): Call<void> {
  return build({
    method: "DELETE",
    path: "/api/v1/history/{id}",
    result: "none",
    pathParams: { id: a.id },
  });
}
