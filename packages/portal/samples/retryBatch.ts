import { InfoGraphix, isConflictError } from "@infographix/sdk";

const client = new InfoGraphix();
const batch = await client.batches.create({
  items: [{ customId: "solar", topic: "Solar Energy" }, { topic: "Wind Energy" }],
  defaults: { size: "1K" },
});
await client.batches.wait(batch.id);
try {
  await client.batches.retry(batch.id);
} catch (error) {
  if (!isConflictError(error)) throw error;
  console.log("nothing failed");
}
