import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const upload = await client.sources.create({ file: "A school garden. Pupils grow 12 kinds of vegetables." });
await client.sources.delete(upload.id);
