import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const batch = await client.batches.create({
  items: [{ customId: "solar", topic: "Solar Energy" }, { topic: "Wind Energy" }],
  defaults: { size: "1K" },
});
for await (const event of client.batches.stream(batch.id)) {
  console.log(event.type, event.data.counts);
}
