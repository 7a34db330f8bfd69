// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, zDate } from "../wire.js";

/** What happened. */
export const EventType = {
  GenerationStarted: "generation.started",
  GenerationAnalyzing: "generation.analyzing",
  GenerationGenerating: "generation.generating",
  GenerationCompleted: "generation.completed",
  GenerationFailed: "generation.failed",
  GenerationCanceled: "generation.canceled",
  QuotaWarning: "quota.warning",
  QuotaExceeded: "quota.exceeded",
  BatchStarted: "batch.started",
  BatchProgress: "batch.progress",
  BatchCompleted: "batch.completed",
  BatchFailed: "batch.failed",
  BatchCanceled: "batch.canceled",
} as const;
/** What happened. */
export type EventType = (typeof EventType)[keyof typeof EventType] | (string & {});

/** Something that happened. */
export type Event = {
  /** Its id. */
  readonly id: string;
  type: EventType;
  /** The resource as it was then; what is in it depends on the type. */
  data: Record<string, unknown>;
  /** Its place among the events of the resource. */
  sequence: number;
  /** What it happened to. */
  resourceId: string;
  /** False when a test key caused it. */
  livemode: boolean;
  /** When it happened. */
  createdAt: Date;
};
export const zEvent: z.ZodMiniType<Event> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    type: /*#__PURE__*/ z.string(),
    data: /*#__PURE__*/ z.catchall(/*#__PURE__*/ z.object({}), /*#__PURE__*/ z.unknown()),
    sequence: /*#__PURE__*/ z.number(),
    resource_id: /*#__PURE__*/ z.string(),
    livemode: /*#__PURE__*/ z.boolean(),
    created_at: zDate,
  }));

/** A page of events. */
export type EventList = {
  /** The entries, the newest first. */
  data: Event[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zEventList: z.ZodMiniType<EventList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zEvent),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/**
 * List events.
 *
 * What happened, the newest first, for 30 days. The same events that webhooks deliver, for those who would rather ask.
 */
export function listEvents(a: { limit?: number | undefined; cursor?: string | undefined; createdAfter?: string | undefined; createdBefore?: string | undefined; type?: string | undefined; resourceId?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<EventList> {
  return build({
    method: "GET",
    path: "/api/v1/events",
    query: { limit: a.limit, cursor: a.cursor, created_after: a.createdAfter, created_before: a.createdBefore, type: a.type, resource_id: a.resourceId },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zEventList,
  });
}

/**
 * Get an event.
 *
 * One event; it never changes.
 */
export function getEvent(a: { id: string; ifNoneMatch?: string | undefined }): Call<Event> {
  return build({
    method: "GET",
    path: "/api/v1/events/{id}",
    pathParams: { id: a.id },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zEvent,
  });
}
