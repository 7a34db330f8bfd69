import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
for (const row of (await client.usage.report({ groupBy: "style" })).rows) {
  console.log(row.start, row.group, row.requests, row.completed, row.durationMsP95);
}
