import { ConflictError, InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const created = await client.generations.create({ topic: "Renewable Energy" });
try {
  console.log((await client.generations.cancel(created.id)).status);
} catch (error) {
  if (!(error instanceof ConflictError)) throw error;
  console.log("it had finished already");
}
