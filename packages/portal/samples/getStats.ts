import { InfoGraphixAdmin } from "@infographix/sdk";

const admin = new InfoGraphixAdmin();
const stats = await admin.stats();
console.log(stats.accounts, "accounts,", stats.completedToday, "pictures today");
