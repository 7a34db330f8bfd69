import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const result = await client.generate({ topic: "Renewable Energy", format: "svg" });
const svg = await result.toBuffer();
console.log(svg.length, result.url);
