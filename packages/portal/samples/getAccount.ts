import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const account = await client.account.get();
console.log(account.email, account.status);
