// `client.generations.stream`: messages as they come, and a stream that is resumed where it broke.
import { expect, test } from "vitest";
import { type CallOptions, DeadlineExceededError, DecodeError, type LiveEvent, NotFoundError } from "../src/index.js";
import { client, failure } from "./client.js";
import { problem, raw, type Script, serve } from "./server.js";

const STARTED = 'retry: 3000\n\nid: 1\nevent: generation.started\ndata: {"status":"queued"}\n\n';
const PROGRESS = 'event: generation.progress\ndata: {"stage_progress":0.5}\n\n';
const DONE = 'id: 2\nevent: generation.completed\ndata: {"topic":"Är\u2028ger"}\n\n';
const TYPE = { "content-type": "text/event-stream" };

const whole = (body: string): Script => raw(200, Buffer.from(body), TYPE);

/** Some of it, and then the connection breaks, or stays as it is. */
const part =
  (body: string, breaks = true): Script =>
  (response) => {
    response.writeHead(200, TYPE);
    response.write(body, () => breaks && setTimeout(() => response.destroy(), 20));
  };

async function read(url: string, options?: CallOptions): Promise<LiveEvent[]> {
  const found: LiveEvent[] = [];
  for await (const event of client(url).generations.stream("gen_1abcde", options)) found.push(event);
  return found;
}

test("messages are read until the end", async () => {
  const { url, asked } = await serve(
    whole(`${STARTED}: still here\r\n\r\n${PROGRESS}${DONE.replaceAll("\n", "\r\n")}`),
  );
  expect(await read(url)).toEqual([
    { type: "generation.started", data: { status: "queued" }, id: 1 },
    { type: "generation.progress", data: { stage_progress: 0.5 }, id: undefined },
    { type: "generation.completed", data: { topic: "Är\u2028ger" }, id: 2 },
  ]);
  expect(asked[0]?.url).toBe("/api/v1/generate/gen_1abcde/events");
  expect(asked[0]?.headers.accept).toBe("text/event-stream");
});

test.each([
  ["broken", part(`${STARTED}${PROGRESS}id: 2\nev`)],
  ["closed", whole(STARTED)],
])("a stream that was %s goes on after the last message", async (_, first) => {
  const { url, asked } = await serve(first, problem(503, "unavailable", { "retry-after": "0" }), whole(DONE));
  expect((await read(url)).flatMap(({ id }) => id ?? [])).toEqual([1, 2]);
  expect(asked.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "1", "1"]);
});

test("a stream ends when everything has been seen", async () => {
  const { url } = await serve(whole(STARTED), (response) => response.writeHead(204).end());
  expect((await read(url)).map(({ id }) => id)).toEqual([1]);
});

test("what cannot be mended is thrown at once", async () => {
  const absent = await serve(problem(404, "not-found"));
  expect(await failure(read(absent.url))).toBeInstanceOf(NotFoundError);
  const garbled = await serve(whole("data: {\n\n"));
  expect(await failure(read(garbled.url))).toBeInstanceOf(DecodeError);
  expect(garbled.asked).toHaveLength(1);
});

test("the deadline and an abort end a stream that is silent", async () => {
  const { url } = await serve(part(STARTED, false));
  expect(await failure(read(url, { deadlineMs: 200 }))).toBeInstanceOf(DeadlineExceededError);
  const reason = new Error("enough");
  const signal = AbortSignal.timeout(100);
  expect(await failure(read(url, { signal }))).toHaveProperty("name", "TimeoutError");
  expect(await failure(read(url, { signal: AbortSignal.abort(reason) }))).toBe(reason);
});

test("whoever stops reading closes the connection", async () => {
  let closed: Promise<void> | undefined;
  const { url } = await serve((response, asked) => {
    closed = new Promise((resolve) => response.on("close", resolve));
    part(STARTED, false)(response, asked);
  });
  for await (const _ of client(url).generations.stream("gen_1abcde")) break;
  await closed;
  expect(closed).toBeDefined();
});
