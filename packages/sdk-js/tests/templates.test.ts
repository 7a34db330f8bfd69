// `client.templates`: what goes on the wire and what comes back.
import { expect, test } from "vitest";
import { each } from "../src/index.js";
import { client } from "./client.js";
import { json, raw, serve } from "./server.js";

const NOW = "2026-06-15T10:30:00.000Z";

function template(changes: object = {}) {
  const drawing = { style: "corporate", palette: "ocean", size: "2K", aspect_ratio: "landscape", format: "png" };
  const members = {
    id: "tpl_1",
    name: "Monday",
    description: null,
    category: "newer",
    tags: ["weekly"],
    builtin: false,
  };
  const counted = { thumbnail_url: null, use_count: 3, created_at: NOW, updated_at: NOW };
  return { ...members, config: { ...drawing, language: null, sections: 4 }, ...counted, ...changes };
}

test("create sends what was given with an idempotency key, made once", async () => {
  const { url, asked } = await serve(json(503, {}), json(201, template()));
  const made = await client(url).templates.create({ name: "Monday", config: { aspectRatio: "square" } });
  expect(made).toMatchObject({ useCount: 3, category: "newer", config: { aspectRatio: "landscape", sections: 4 } });
  expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ name: "Monday", config: { aspect_ratio: "square" } });
  expect(asked[0]?.headers["idempotency-key"]).toBe(asked[1]?.headers["idempotency-key"]);
});

test("replace, get and delete name the template", async () => {
  const { url, asked } = await serve(json(200, template()), json(200, template()), raw(204, ""));
  const { templates } = client(url);
  await templates.replace("tpl_1", { name: "Monday", config: {} });
  await templates.get("tpl_1");
  expect(await templates.delete("tpl_1")).toBeUndefined();
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "PUT /api/v1/templates/tpl_1",
    "GET /api/v1/templates/tpl_1",
    "DELETE /api/v1/templates/tpl_1",
  ]);
});

test("each walks through filtered pages", async () => {
  const { url, asked } = await serve(
    json(200, { data: [template({ name: "a" })], has_more: true, next_cursor: "c1" }),
    json(200, { data: [template({ name: "b" })], has_more: false, next_cursor: null }),
  );
  const { templates } = client(url);
  const names: string[] = [];
  const filters = { scope: "own", category: ["data", "health"], q: "sales" };
  for await (const { name } of each((cursor) => templates.list({ ...filters, cursor }))) names.push(name);
  expect(names).toEqual(["a", "b"]);
  expect(asked[1]?.url).toBe("/api/v1/templates?cursor=c1&scope=own&category=data%2Chealth&q=sales");
});
