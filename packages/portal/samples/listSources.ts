import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
for (const upload of (await client.sources.list()).data) console.log(upload.id, upload.fileName, upload.bytes);
