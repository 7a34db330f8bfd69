// `client.account` and `client.events`: filters as they go on the wire, and answers that are newer than the SDK.
import { expect, test } from "vitest";
import { client } from "./client.js";
import { json, serve } from "./server.js";

const NOW = "2026-06-15T10:30:00.000Z";
const ACCOUNT = {
  id: "acc_1",
  email: "a@b",
  name: null,
  status: "active",
  erase_at: null,
  created_at: NOW,
  updated_at: NOW,
};

const page = (entry: object) =>
  json(200, { data: [{ created_at: NOW, ...entry }], has_more: false, next_cursor: null });

test("the account is read and renamed", async () => {
  const { url, asked } = await serve(json(200, ACCOUNT));
  const { account } = client(url);
  expect((await account.get()).email).toBe("a@b");
  await account.update({ name: null });
  expect(asked[1]?.body).toBe('{"name":null}');
});

test("logs take one filter or several", async () => {
  const audited = {
    id: "aud_1",
    action: "key.painted",
    subject_id: null,
    details: { some_thing: 1 },
    api_key_id: null,
  };
  const request = { id: "log_1", method: "GET", path: "/", status: 404, duration_ms: 1.5, api_key_id: null };
  const { url, asked } = await serve(
    page({ ...audited, session_id: null, ip_address: null, request_id: null }),
    page({ ...request, request_id: "r", error_code: "not-found" }),
  );
  const { account } = client(url);
  const log = await account.auditLog({ action: "api_key.created", createdAfter: new Date(NOW) });
  expect(log.data[0]?.details).toEqual({ some_thing: 1 });
  expect((await account.requests({ status: [404, "5xx"], limit: 1 })).data[0]?.errorCode).toBe("not-found");
  expect(asked[0]?.url).toBe(
    "/api/v1/account/audit-log?created_after=2026-06-15T10%3A30%3A00.000Z&action=api_key.created",
  );
  expect(asked[1]?.url).toBe("/api/v1/account/requests?limit=1&status=404%2C5xx");
});

test("events of newer types are kept", async () => {
  const event = { id: "evt_1", type: "poster.hung", data: { the_wall: "north" }, sequence: 1, resource_id: "p_1" };
  const { url, asked } = await serve(
    page({ ...event, livemode: true }),
    json(200, { ...event, livemode: true, created_at: NOW }),
  );
  const { events } = client(url);
  expect((await events.list({ type: ["poster.hung"], resourceId: "p_1" })).data[0]?.data).toEqual({
    the_wall: "north",
  });
  expect((await events.get("evt_1")).type).toBe("poster.hung");
  expect(asked[0]?.url).toBe("/api/v1/events?type=poster.hung&resource_id=p_1");
});
