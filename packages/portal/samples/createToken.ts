import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const key = process.env.INFOGRAPHIX_API_KEY ?? "";
const token = await client.auth.token(key, { scope: ["generate:read"], expiresIn: 300 });
const page = new InfoGraphix({ apiKey: token.accessToken }); // what a browser gets
console.log(token.scope, (await page.styles.list()).length);
