import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
for (const policy of (await client.usage.quota()).policies) {
  console.log(policy.name, policy.remaining, "of", policy.limit, "until", policy.resetsAt);
}
