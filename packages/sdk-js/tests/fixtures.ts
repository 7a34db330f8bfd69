// Generations as the server sends them, changed where a test needs it.
import { createHash } from "node:crypto";

export const PICTURE = Buffer.from("not really a picture, but long enough to be cut in two");
export const EMPTY = { data: [], has_more: false, next_cursor: null };

export function generation(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "gen_01jx5m2v7q8r9s0t1u2v3w4x5y",
    status: "queued",
    stage_progress: 0,
    topic: "Climate",
    source_kind: "topic",
    style: "modern",
    palette: "ocean",
    size: "2K",
    aspect_ratio: "landscape",
    format: "png",
    language: null,
    provider: "builtin",
    renderer: "document",
    template_id: null,
    batch_id: null,
    custom_id: null,
    metadata: { team_name: "x" },
    livemode: true,
    title: null,
    document: null,
    warnings: [],
    error: null,
    attempt: 0,
    created_at: "2026-06-15T10:30:00.000Z",
    updated_at: "2026-06-15T10:30:00.000Z",
    started_at: null,
    completed_at: null,
    duration_ms: null,
    result: null,
    links: { self: "http://x/1", result: null, events: null, cancel: null },
    ...changes,
  };
}

export function completed(url: string, picture: Buffer = PICTURE): Record<string, unknown> {
  const sha256 = createHash("sha256").update(picture).digest("hex");
  const result = {
    url: `${url}/picture`,
    expires_at: "2026-06-15T11:30:00.000Z",
    media_type: "image/png",
    width: 10,
    height: 10,
    bytes: picture.length,
    sha256,
    alt_text: "A picture",
  };
  return generation({ status: "completed", stage_progress: 1, attempt: 1, result });
}
