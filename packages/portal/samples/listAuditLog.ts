import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const { data } = await client.account.auditLog({ action: ["api_key.created", "api_key.revoked"] });
for (const entry of data) console.log(entry.createdAt, entry.action, entry.subjectId, entry.ipAddress);
