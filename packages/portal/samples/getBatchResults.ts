import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const batch = await client.batches.create({
  items: [{ customId: "solar", topic: "Solar Energy" }, { topic: "Wind Energy" }],
  defaults: { size: "1K" },
});
await client.batches.wait(batch.id);
for (const item of (await client.batches.results(batch.id)).data) console.log(item.customId, item.generation.status);
const pictures = await client.batches.archive(batch.id); // a Blob with a ZIP in it
console.log(pictures.size);
