import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const token = await client.auth.token(process.env.INFOGRAPHIX_API_KEY ?? "");
await client.auth.revoke(token.accessToken);
