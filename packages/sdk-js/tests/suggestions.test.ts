// `client.suggestions`: what goes on the wire and what comes back.
import { expect, test } from "vitest";
import { client } from "./client.js";
import { json, serve } from "./server.js";

test("suggestions come with their reasons, known to this package or not", async () => {
  const palettes = [{ slug: "dark_neon", reason: "Cyan and magenta." }];
  const styles = [{ slug: "newer", reason: "Not known here." }];
  const { url, asked } = await serve(json(200, { styles, palettes }));
  const found = await client(url).suggestions.get({ topic: "Cybersecurity" });
  expect(found).toEqual({ styles, palettes });
  expect(asked[0]).toMatchObject({ method: "POST", url: "/api/v1/suggestions", body: '{"topic":"Cybersecurity"}' });
});
