import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const batch = await client.batches.create({
  items: [{ customId: "solar", topic: "Solar Energy" }, { topic: "Wind Energy" }],
  defaults: { size: "1K" },
});
console.log((await client.batches.cancel(batch.id)).status);
