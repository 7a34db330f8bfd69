// `client.history`: what goes on the wire.
import { expect, test } from "vitest";
import { ConflictError } from "../src/index.js";
import { client, failure } from "./client.js";
import { completed } from "./fixtures.js";
import { json, problem, serve } from "./server.js";

test("filters go as they are described", async () => {
  const { url, asked } = await serve((response, request) => {
    const page = { data: [completed(`http://${request.headers.host}`)], has_more: false, next_cursor: null };
    json(200, page)(response, request);
  });
  const found = await client(url).history.list({
    status: "completed",
    style: ["modern", "bauhaus"],
    metadata: { myProject: "a&b" },
    q: "Ärger",
    sort: "created_at",
    templateId: "tpl_abcdef",
  });
  expect(found.data[0]?.status).toBe("completed");
  const query = Object.fromEntries(new URLSearchParams(asked[0]?.url.split("?")[1]));
  expect(query).toEqual({
    status: "completed",
    style: "modern,bauhaus",
    "metadata[myProject]": "a&b",
    q: "Ärger",
    sort: "created_at",
    template_id: "tpl_abcdef",
  });
});

test("one is read, and deleted unless it is being made", async () => {
  const { url, asked } = await serve(
    (response, request) => json(200, completed(`http://${request.headers.host}`))(response, request),
    (response) => response.writeHead(204).end(),
    problem(409, "conflict"),
  );
  const { history } = client(url);
  const { id } = await history.get("gen_1abcde");
  expect(id).toMatch(/^gen_/);
  await history.delete(id);
  expect([asked[1]?.method, asked[1]?.url]).toEqual(["DELETE", `/api/v1/history/${id}`]);
  expect(await failure(history.delete(id))).toBeInstanceOf(ConflictError);
});
