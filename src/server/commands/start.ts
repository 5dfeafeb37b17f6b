import { Command } from "commander";
import { readConfig } from "../config.ts";
import { startServer } from "../start.ts";

export const startCommand = (): Command =>
  new Command("start")
    .description("Start the server: database, migrations, web app, and on the first start the sample district.")
    .action(async () => {
      await startServer(readConfig());
    });
