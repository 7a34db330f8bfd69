import { InfoGraphixAdmin } from "@infographix/sdk";

const admin = new InfoGraphixAdmin();
const [first] = (await admin.accounts({ limit: 1 })).data;
const account = await admin.account(first.id);
console.log(account.tier, account.limits.requestsPerMinute);
