import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const batch = await client.batches.create({
  items: [{ customId: "solar", topic: "Solar Energy" }, { topic: "Wind Energy" }],
  defaults: { size: "1K" },
});
const done = await client.batches.wait(batch.id);
console.log(done.status, done.counts.completed);
