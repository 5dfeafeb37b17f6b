import { Command } from "commander";
import { readConfig } from "../config.ts";

/** `daypack start`. */
export const startCommand = (): Command =>
  new Command("start")
    .description("Start the server: database, migrations, web app, and on the first start the sample district.")
    .action(async () => {
      const { startServer } = await import("../start.ts"); // no other command needs a web server
      await startServer(readConfig());
    });
