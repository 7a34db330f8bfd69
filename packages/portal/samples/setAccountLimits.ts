import { InfoGraphixAdmin } from "@infographix/sdk";

const admin = new InfoGraphixAdmin();
const [account] = (await admin.accounts({ limit: 1 })).data;
console.log((await admin.setLimits(account.id, { batchSize: 1000, reason: "Launch week" })).override);
