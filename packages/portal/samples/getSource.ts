import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const upload = await client.sources.create({ file: "A school garden. Pupils grow 12 kinds of vegetables." });
console.log((await client.sources.get(upload.id)).expiresAt);
