import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const table = "year,children,adults\n2024,19300,20900\n2025,24100,24100\n"; // or a File, a Blob, a stream
const upload = await client.sources.create({ file: table, fileName: "Books lent.csv" });
const infographic = await client.generate({ source: { type: "upload", id: upload.id }, size: "1K" });
await infographic.save("books.png");
